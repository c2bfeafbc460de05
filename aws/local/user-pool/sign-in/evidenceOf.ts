import type { User, UserStatus } from '../users/User.ts'

/**
 * The user's password, authenticator app and status at the start of a sign-in. If one of them changes, the Session is
 * no longer valid.
 */
export interface Evidence {
  status: UserStatus
  /** The password's verifier. */
  verifier: string
  /** The authenticator app's secret; undefined without an app. */
  secret: string | undefined
}

export function evidenceOf({ status, password, softwareToken }: User): Evidence {
  return { status, verifier: password.verifier, secret: softwareToken?.secret }
}

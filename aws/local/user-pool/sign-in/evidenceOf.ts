import type { User, UserStatus } from '../users/User.ts'

/**
 * What a sign-in rests on. A Session is good only while the user still has it: once the password, the authenticator app
 * or the status is another, the step that the Session waits for is not due any more.
 */
export interface Evidence {
  status: UserStatus
  /** Of the password. */
  verifier: string
  /** The authenticator app's; undefined without one. */
  secret: string | undefined
}

export function evidenceOf({ status, password, softwareToken }: User): Evidence {
  return { status, verifier: password.verifier, secret: softwareToken?.secret }
}

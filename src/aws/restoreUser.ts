import type { CognitoUserSession } from 'amazon-cognito-identity-js'
import type { SignInOutcome } from './SignInOutcome.ts'
import { toAppError } from './toAppError.ts'
import { toSignedInUser } from './toSignedInUser.ts'
import type { UserPoolAccess } from './UserPoolAccess.ts'

/** Takes up the session that the stored tokens belong to, refreshing them if they have expired. Never rejects. */
export function restoreUser(access: UserPoolAccess): Promise<SignInOutcome> {
  const user = access.pool.getCurrentUser()
  if (user === null) return Promise.resolve({ is: 'refused', error: { kind: 'session-expired' } })
  return new Promise<SignInOutcome>((resolve) => {
    user.getSession((error: Error | null, session: CognitoUserSession | null) => {
      resolve(
        session === null
          ? { is: 'refused', error: toAppError(error) }
          : { is: 'signed-in', user: toSignedInUser(access, user, session) },
      )
    })
  }).catch((error: unknown) => ({ is: 'refused', error: toAppError(error) }))
}

import { AuthenticationDetails, CognitoUser, type IAuthenticationCallback } from 'amazon-cognito-identity-js'
import { whenIdle } from '../whenIdle.ts'
import { callRecord } from './calls/callRecord.ts'
import type { Credentials } from './openUserPool.ts'
import type { SignInOutcome } from './SignInOutcome.ts'
import { installNativeArithmetic } from './srp/installNativeArithmetic.ts'
import { prepareKeyPair } from './srp/prepareKeyPair.ts'
import { toAppError } from './toAppError.ts'
import { toSignedInUser } from './toSignedInUser.ts'
import type { UserPoolAccess } from './UserPoolAccess.ts'

/** Signs in with SRP: the password never leaves this device. Refusals are outcomes; nothing rejects. */
export async function signIn(
  access: UserPoolAccess,
  { username, password }: Credentials,
): Promise<SignInOutcome> {
  // Whoever tried before may have been somebody else.
  callRecord.clear()
  const user = new CognitoUser({ Username: username, Pool: access.pool, Storage: access.storage })
  const details = new AuthenticationDetails({ Username: username, Password: password })

  const take = (step: (callbacks: IAuthenticationCallback) => void): Promise<SignInOutcome> =>
    new Promise<SignInOutcome>((resolve) => {
      const refuse = (error: unknown) => resolve({ is: 'refused', error: toAppError(error) })
      const refuseChallenge = (name: string) =>
        resolve({ is: 'refused', error: { kind: 'unexpected', detail: name } })
      step({
        onSuccess: (session) => resolve({ is: 'signed-in', user: toSignedInUser(access, user, session) }),
        onFailure: refuse,
        newPasswordRequired: () =>
          resolve({
            is: 'new-password-required',
            username,
            answer: (value) => take((callbacks) => user.completeNewPasswordChallenge(value, {}, callbacks)),
          }),
        totpRequired: () =>
          resolve({
            is: 'code-required',
            username,
            answer: (value) => take((callbacks) => user.sendMFACode(value, callbacks, 'SOFTWARE_TOKEN_MFA')),
          }),
        mfaRequired: refuseChallenge,
        mfaSetup: refuseChallenge,
        selectMFAType: refuseChallenge,
        customChallenge: () => refuseChallenge('CUSTOM_CHALLENGE'),
      })
    }).catch((error: unknown) => ({ is: 'refused', error: toAppError(error) }))

  // SRP's arithmetic holds up the page for a moment: let the button show first that it was pressed.
  await new Promise((resolve) => setTimeout(resolve))
  installNativeArithmetic()
  const outcome = await take((callbacks) => user.authenticateUser(details, callbacks))
  // The next try is then as quick as the first.
  if (outcome.is === 'refused') whenIdle(prepareKeyPair)
  return outcome
}

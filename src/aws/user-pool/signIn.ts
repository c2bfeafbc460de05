import {
  AuthenticationDetails,
  CognitoUser,
  type CognitoUserSession,
  type IAuthenticationCallback,
} from 'amazon-cognito-identity-js'
import type { Config } from '../../../aws/contract/config.ts'
import { callRecord } from '../calls/callRecord.ts'
import { toAppError } from '../toAppError.ts'
import { withinTime } from '../withinTime.ts'
import { installServerTime } from './installServerTime.ts'
import { discardingStorage, openUserPool } from './openUserPool.ts'
import type { SignInOutcome } from './SignInOutcome.ts'
import { type Tokens, toTokens } from './Tokens.ts'

/** cognito-js sends a name for the device that shows the codes, and asks for none. */
const deviceName = 'Authenticator app'

/** The user's input in the form. */
export interface Login {
  username: string
  password: string
}

interface Options {
  config: Config
  now: () => number
  /** How long a step may take, in milliseconds. The password's own arithmetic takes part of it. */
  patience?: number
}

/** Signs in with SRP: the password never leaves this device. Refusals are outcomes; nothing rejects. */
export async function signIn(
  { config, now, patience = 30_000 }: Options,
  { username, password }: Login,
): Promise<SignInOutcome> {
  // The calls before may be another person's.
  callRecord.clear()
  const user = new CognitoUser({
    Username: username,
    Pool: openUserPool(config),
    Storage: discardingStorage,
  })
  const details = new AuthenticationDetails({ Username: username, Password: password })

  const take = (step: (callbacks: IAuthenticationCallback) => void): Promise<SignInOutcome> => {
    const outcome = new Promise<SignInOutcome>((resolve, reject) => {
      const refuseChallenge = (name: string) =>
        resolve({ is: 'refused', error: { kind: 'unexpected', detail: name } })
      step({
        onSuccess: (session) => resolve({ is: 'signed-in', tokens: tokensOf(session, now()) }),
        onFailure: reject,
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
        mfaSetup: () =>
          user.associateSoftwareToken({
            associateSecretCode: (secret) =>
              resolve({
                is: 'authenticator-required',
                username,
                secret,
                answer: (value) =>
                  take((callbacks) => user.verifySoftwareToken(value, deviceName, callbacks)),
              }),
            onFailure: reject,
          }),
        mfaRequired: refuseChallenge,
        selectMFAType: refuseChallenge,
        customChallenge: () => refuseChallenge('CUSTOM_CHALLENGE'),
      })
    })
    return withinTime(patience, undefined, () => outcome).catch((error: unknown) => ({
      is: 'refused',
      error: toAppError(error),
    }))
  }

  // SRP's arithmetic holds up the page for a moment: let the button show first that it was pressed.
  await new Promise((resolve) => setTimeout(resolve))
  installServerTime()
  return take((callbacks) => user.authenticateUser(details, callbacks))
}

function tokensOf(session: CognitoUserSession, now: number): Tokens {
  const issued = {
    idToken: session.getIdToken().getJwtToken(),
    accessToken: session.getAccessToken().getJwtToken(),
    refreshToken: session.getRefreshToken().getToken(),
  }
  return toTokens(issued, now)
}

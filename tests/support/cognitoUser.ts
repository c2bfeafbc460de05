import {
  AuthenticationDetails,
  CognitoUser,
  CognitoUserPool,
  type CognitoUserSession,
  type IAuthenticationCallback,
} from 'amazon-cognito-identity-js'
import { installNativeArithmetic } from '../../src/ahead/srp/installNativeArithmetic.ts'
import { clientId, type UserPoolServer, userPoolId } from './userPoolServer.ts'

// The published client calculates in JavaScript: a third of a second a sign-in. The break-in matrix keeps that.
installNativeArithmetic()

/** The step of a sign-in, as the published client reports it. */
export type Progress =
  | { is: 'signed-in'; session: CognitoUserSession }
  | { is: 'new-password-required'; userAttributes: Record<string, string> }
  | { is: 'code-required' | 'mfa-setup'; parameters: Record<string, string> }

/** A user of the published client, with storage of its own. */
export function cognitoUser(server: UserPoolServer, Username: string): CognitoUser {
  const kept = new Map<string, string>()
  const Storage = {
    setItem: (key: string, value: string) => {
      kept.set(key, value)
    },
    getItem: (key: string) => kept.get(key) ?? null,
    removeItem: (key: string) => {
      kept.delete(key)
    },
    clear: () => kept.clear(),
  } as NonNullable<ConstructorParameters<typeof CognitoUser>[0]['Storage']>
  const Pool = new CognitoUserPool({
    UserPoolId: userPoolId,
    ClientId: clientId,
    endpoint: server.endpoint,
    Storage,
  })
  return new CognitoUser({ Username, Pool, Storage })
}

/** Takes one step of the client's sign-in as a promise. Rejects as the client does, with AWS's exception. */
export function progress(step: (callbacks: IAuthenticationCallback) => void): Promise<Progress> {
  return new Promise((resolve, reject) => {
    step({
      onSuccess: (session) => resolve({ is: 'signed-in', session }),
      onFailure: reject,
      newPasswordRequired: (userAttributes) => resolve({ is: 'new-password-required', userAttributes }),
      totpRequired: (_, parameters) => resolve({ is: 'code-required', parameters }),
      mfaSetup: (_, parameters) => resolve({ is: 'mfa-setup', parameters }),
    })
  })
}

export function authenticate(user: CognitoUser, Password: string): Promise<Progress> {
  const details = new AuthenticationDetails({ Username: user.getUsername(), Password })
  return progress((callbacks) => user.authenticateUser(details, callbacks))
}

/** Signs in all the way. */
export async function signIn(
  server: UserPoolServer,
  username: string,
  password: string,
): Promise<{ user: CognitoUser; session: CognitoUserSession; accessToken: string; refreshToken: string }> {
  const user = cognitoUser(server, username)
  const reached = await authenticate(user, password)
  if (reached.is !== 'signed-in') throw new Error(`the sign-in stopped at ${reached.is}`)
  const { session } = reached
  return {
    user,
    session,
    accessToken: session.getAccessToken().getJwtToken(),
    refreshToken: session.getRefreshToken().getToken(),
  }
}

import { AuthenticationDetails, CognitoUser, CognitoUserPool } from 'amazon-cognito-identity-js'
import type { Tokens } from '../attempts/World.ts'
import type { StackConfig } from './StackConfig.ts'

export interface Credentials {
  username: string
  password: string
}

/**
 * Signs in with the password, by SRP.
 *
 * @throws the errors of amazon-cognito-identity-js; Error if Cognito asks for more than a password
 */
export function signInToUserPool(
  config: StackConfig,
  { username: Username, password: Password }: Credentials,
): Promise<Tokens> {
  const kept = new Map<string, string>()
  const Storage = {
    setItem: (key: string, value: string) => kept.set(key, value),
    getItem: (key: string) => kept.get(key) ?? null,
    removeItem: (key: string) => kept.delete(key),
    clear: () => kept.clear(),
  }
  const Pool = new CognitoUserPool({
    UserPoolId: config.userPoolId,
    ClientId: config.userPoolClientId,
    ...(config.endpoint === undefined ? {} : { endpoint: config.endpoint }),
    Storage,
  })
  const user = new CognitoUser({ Username, Pool, Storage })
  return new Promise((resolve, reject) => {
    user.authenticateUser(new AuthenticationDetails({ Username, Password }), {
      onSuccess: (session) =>
        resolve({
          idToken: session.getIdToken().getJwtToken(),
          accessToken: session.getAccessToken().getJwtToken(),
          refreshToken: session.getRefreshToken().getToken(),
        }),
      onFailure: reject,
      newPasswordRequired: () =>
        reject(new Error(`${Username} has a temporary password: sign in once and choose another`)),
      mfaSetup: () =>
        reject(
          new Error(`${Username} has to add an authenticator app first, because this pool requires one`),
        ),
      totpRequired: () =>
        reject(new Error(`${Username} has an authenticator app: use a test user without one`)),
    })
  })
}

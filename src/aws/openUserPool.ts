import { CognitoUserPool } from 'amazon-cognito-identity-js'
import type { Config } from '../config.ts'
import { recordCalls } from './calls/recordCalls.ts'
import type { TokenStorage } from './createTokenStorage.ts'
import { restoreUser } from './restoreUser.ts'
import type { SignInOutcome } from './SignInOutcome.ts'
import { signIn } from './signIn.ts'

export interface Credentials {
  username: string
  password: string
}

/** The user pool, as the session needs it. */
export interface UserPool {
  signIn(credentials: Credentials): Promise<SignInOutcome>
  /** Whoever the stored tokens belong to. */
  restoreUser(): Promise<SignInOutcome>
}

/** Opens the user pool of `config`; tokens go to `storage` and nowhere else. */
export function openUserPool(config: Config, storage: TokenStorage): UserPool {
  recordCalls()
  const pool = new CognitoUserPool({
    UserPoolId: config.userPoolId,
    ClientId: config.userPoolClientId,
    Storage: storage,
    ...(config.endpoint === undefined ? {} : { endpoint: config.endpoint }),
  })
  return {
    signIn: (credentials) => signIn({ config, pool, storage }, credentials),
    restoreUser: () => restoreUser({ config, pool, storage }),
  }
}

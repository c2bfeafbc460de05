import type { CognitoUserPool } from 'amazon-cognito-identity-js'
import type { Config } from '../config.ts'
import type { TokenStorage } from './createTokenStorage.ts'

/** What every operation on the user pool takes. */
export interface UserPoolAccess {
  config: Config
  pool: CognitoUserPool
  storage: TokenStorage
}

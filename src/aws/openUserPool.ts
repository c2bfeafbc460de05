import { CognitoUserPool } from 'amazon-cognito-identity-js'
import type { Config } from '../../aws/contract/config.ts'
import { recordCalls } from './calls/recordCalls.ts'
import { discardingStorage } from './discardingStorage.ts'

/** The user pool of `config`, for cognito-js. What it would keep, it does not: the session keeps the tokens. */
export function openUserPool(config: Config): CognitoUserPool {
  recordCalls()
  return new CognitoUserPool({
    UserPoolId: config.userPoolId,
    ClientId: config.userPoolClientId,
    Storage: discardingStorage,
    ...(config.endpoint === undefined ? {} : { endpoint: config.endpoint }),
  })
}

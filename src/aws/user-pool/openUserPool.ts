import { CognitoUserPool, type ICognitoStorage } from 'amazon-cognito-identity-js'
import type { Config } from '../../../aws/contract/config.ts'
import { endpointOf } from '../endpointOf.ts'

/** Keeps nothing. Without a storage of ours cognito-js would leave every token in localStorage. */
export const discardingStorage: ICognitoStorage = {
  getItem: () => null,
  setItem: () => {},
  removeItem: () => {},
  clear: () => {},
}

/** The user pool of `config`, for cognito-js. The session keeps the tokens, cognito-js keeps nothing. */
export function openUserPool(config: Config): CognitoUserPool {
  return new CognitoUserPool({
    UserPoolId: config.userPoolId,
    ClientId: config.userPoolClientId,
    Storage: discardingStorage,
    endpoint: endpointOf(config, 'cognito-idp').sentTo.href,
  })
}

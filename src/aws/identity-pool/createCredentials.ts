import { fromCognitoIdentityPool } from '@aws-sdk/credential-providers'
import type { Config } from '../../../aws/contract/config.ts'
import { userPoolProvider } from '../../../aws/contract/userPoolProvider.ts'
import { serverClock } from '../calls/serverClock.ts'
import { identityPoolSettings } from '../clientSettings.ts'

interface Options {
  config: Config
  identityId: string
  getIdToken: () => Promise<string>
  onUnknownIdentity: () => void
}

/** Temporary AWS credentials of an identity, renewed by the SDK before they expire. */
export function createCredentials({ config, identityId, getIdToken, onUnknownIdentity }: Options) {
  const fetchCredentials = fromCognitoIdentityPool({
    clientConfig: identityPoolSettings(config),
    identityPoolId: config.identityPoolId,
    // A function, because each renewal of the credentials needs a token that is still valid.
    logins: { [userPoolProvider(config)]: getIdToken },
    // The provider asks for the identity ID at every renewal, unless its cache knows the user's. Ours answers with
    // the one we have and keeps nothing; the default cache would leave it in IndexedDB for the next person.
    userIdentifier: identityId,
    cache: { getItem: () => identityId, setItem: () => {}, removeItem: () => {} },
  })
  return async (...properties: Parameters<typeof fetchCredentials>) => {
    try {
      return byThisClock(await fetchCredentials(...properties))
    } catch (error) {
      if (isUnknownIdentity(error)) onUnknownIdentity()
      throw error
    }
  }
}

/**
 * The SDK compares the expiry with this machine's clock. One that is an hour ahead would have it fetch new credentials
 * for every request.
 */
function byThisClock<Fetched extends { expiration?: Date }>(credentials: Fetched): Fetched {
  const { expiration } = credentials
  return expiration === undefined
    ? credentials
    : { ...credentials, expiration: new Date(expiration.getTime() - serverClock.ahead()) }
}

/** Whether the identity was deleted, or its login was unlinked from it. An expired token is another error. */
function isUnknownIdentity(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  return (
    error.name === 'ResourceNotFoundException' ||
    (error.name === 'NotAuthorizedException' &&
      /^(Access to Identity|Logins don't match)/.test(error.message))
  )
}

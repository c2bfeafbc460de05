import { fromCognitoIdentityPool } from '@aws-sdk/credential-providers'
import type { Config } from '../config.ts'
import { clientSettings } from './clientSettings.ts'
import { loginsFor } from './loginsFor.ts'

interface Options {
  config: Config
  identityId: string
  getIdToken: () => Promise<string>
}

/** Temporary AWS credentials of an identity, renewed by the SDK before they expire. */
export function createCredentials({ config, identityId, getIdToken }: Options) {
  return fromCognitoIdentityPool({
    clientConfig: clientSettings(config),
    identityPoolId: config.identityPoolId,
    logins: loginsFor(config, getIdToken),
    // The provider asks for the identity ID at every renewal, unless its cache knows the user's. Ours answers with
    // the one we have and keeps nothing; the default cache would leave it in IndexedDB for the next person.
    userIdentifier: identityId,
    cache: { getItem: () => identityId, setItem: () => {}, removeItem: () => {} },
  })
}

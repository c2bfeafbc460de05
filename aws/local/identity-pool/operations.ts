import type { LocalAws } from '../LocalAws.ts'
import { getCredentialsForIdentity } from './getCredentialsForIdentity.ts'
import { getId } from './getId.ts'
import { getOpenIdToken } from './getOpenIdToken.ts'

export type IdentityPoolOperation = (aws: LocalAws, input: unknown) => Promise<object>

/** The public operations: their proof is the token in `Logins`, so none of them is signed. */
export const identityPoolOperations: ReadonlyMap<string, IdentityPoolOperation> = new Map([
  ['GetId', getId],
  ['GetCredentialsForIdentity', getCredentialsForIdentity],
  ['GetOpenIdToken', getOpenIdToken],
])

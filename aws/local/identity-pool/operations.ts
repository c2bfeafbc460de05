import type { IdentityPoolOperation } from './IdentityPoolOperation.ts'
import { notEmulatedOperations } from './notEmulatedOperations.ts'
import { describeIdentity } from './operations/describeIdentity.ts'
import { getCredentialsForIdentity } from './operations/getCredentialsForIdentity.ts'
import { getId } from './operations/getId.ts'
import { getOpenIdToken } from './operations/getOpenIdToken.ts'

/** Every operation of the identity pool, by the name in `X-Amz-Target`. */
export const identityPoolOperations: ReadonlyMap<string, IdentityPoolOperation> = new Map<
  string,
  IdentityPoolOperation
>([
  ['GetId', { access: 'public', run: getId }],
  ['GetCredentialsForIdentity', { access: 'public', run: getCredentialsForIdentity }],
  ['GetOpenIdToken', { access: 'public', run: getOpenIdToken }],
  ['DescribeIdentity', { access: 'operator', run: describeIdentity }],
  ...notEmulatedOperations,
])

import type { IdentityPoolOperation } from './IdentityPoolOperation.ts'
import { notEmulatedOperations } from './notEmulatedOperations.ts'
import { describeIdentity } from './operations/describeIdentity.ts'
import { describeIdentityPool } from './operations/describeIdentityPool.ts'
import { getCredentialsForIdentity } from './operations/getCredentialsForIdentity.ts'
import { getId } from './operations/getId.ts'
import { getIdentityPoolRoles } from './operations/getIdentityPoolRoles.ts'
import { getOpenIdToken } from './operations/getOpenIdToken.ts'
import { getPrincipalTagAttributeMap } from './operations/getPrincipalTagAttributeMap.ts'
import { listIdentities } from './operations/listIdentities.ts'
import { listIdentityPools } from './operations/listIdentityPools.ts'

/** Every operation of the identity pool, by the name in `X-Amz-Target`. */
export const identityPoolOperations: ReadonlyMap<string, IdentityPoolOperation> = new Map<
  string,
  IdentityPoolOperation
>([
  ['GetId', { access: 'public', run: getId }],
  ['GetCredentialsForIdentity', { access: 'public', run: getCredentialsForIdentity }],
  ['GetOpenIdToken', { access: 'public', run: getOpenIdToken }],
  ['DescribeIdentity', { access: 'operator', run: describeIdentity }],
  ['DescribeIdentityPool', { access: 'operator', run: describeIdentityPool }],
  ['GetIdentityPoolRoles', { access: 'operator', run: getIdentityPoolRoles }],
  ['GetPrincipalTagAttributeMap', { access: 'operator', run: getPrincipalTagAttributeMap }],
  ['ListIdentities', { access: 'operator', run: listIdentities }],
  ['ListIdentityPools', { access: 'operator', run: listIdentityPools }],
  ...notEmulatedOperations,
])

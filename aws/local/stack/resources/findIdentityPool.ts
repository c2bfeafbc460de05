import type { IdentityPool } from '../../identity-pool/IdentityPool.ts'
import type { StackBuilder } from '../StackBuilder.ts'

/** The identity pool that a resource's `IdentityPoolId` names. */
export function findIdentityPool(stack: StackBuilder, logicalId: string, id: string): IdentityPool {
  const pool = stack.identityPools.get(id)
  if (pool === undefined) throw new Error(`${logicalId}: no identity pool ${id}`)
  return pool
}

import type { UserPool } from '../../user-pool/UserPool.ts'
import type { StackBuilder } from '../StackBuilder.ts'

/** The user pool that a resource's `UserPoolId` names. */
export function findUserPool(
  stack: StackBuilder,
  logicalId: string,
  properties: Record<string, unknown>,
): UserPool {
  const pool = stack.userPools.get(String(properties.UserPoolId))
  if (pool === undefined) throw new Error(`${logicalId}: no user pool ${String(properties.UserPoolId)}`)
  return pool
}

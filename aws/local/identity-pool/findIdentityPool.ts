import { AwsError } from '../AwsError.ts'
import type { LocalAws } from '../LocalAws.ts'
import type { IdentityPool } from './IdentityPool.ts'

/** @throws AwsError ResourceNotFoundException */
export function findIdentityPool({ identityPools }: LocalAws, id: string): IdentityPool {
  const pool = identityPools.get(id)
  if (pool === undefined) {
    throw new AwsError('ResourceNotFoundException', `IdentityPool '${id}' not found.`)
  }
  return pool
}

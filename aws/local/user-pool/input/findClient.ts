import { AwsError } from '../../AwsError.ts'
import type { UserPool } from '../UserPool.ts'
import type { UserPoolClient } from '../UserPoolClient.ts'
import type { UserPools } from './findUserPool.ts'

/** @throws AwsError ResourceNotFoundException */
export function findClient(
  { userPools }: UserPools,
  clientId: string,
): { pool: UserPool; client: UserPoolClient } {
  for (const pool of userPools.values()) {
    const client = pool.clients.get(clientId)
    if (client !== undefined) return { pool, client }
  }
  throw new AwsError('ResourceNotFoundException', `User pool client ${clientId} does not exist.`)
}

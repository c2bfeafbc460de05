import { AwsError } from '../../AwsError.ts'
import type { LocalAws } from '../../LocalAws.ts'
import type { UserPool } from '../UserPool.ts'

/** The part of the local AWS that the operations need. */
export type UserPools = Pick<LocalAws, 'userPools'>

/** @throws AwsError ResourceNotFoundException */
export function findUserPool({ userPools }: UserPools, userPoolId: string): UserPool {
  const pool = userPools.get(userPoolId)
  if (pool === undefined) {
    throw new AwsError('ResourceNotFoundException', `User pool ${userPoolId} does not exist.`)
  }
  return pool
}

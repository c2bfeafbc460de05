import { AwsError } from '../../AwsError.ts'
import type { UserPool } from '../UserPool.ts'
import type { User } from './User.ts'

/**
 * A user by name or `sub`; AWS accepts both. Only for callers who may know who exists.
 *
 * @throws AwsError UserNotFoundException
 */
export function findUser(pool: UserPool, username: string): User {
  const user = pool.users.find(username) ?? pool.users.findBySub(username)
  if (user === undefined) throw new AwsError('UserNotFoundException', 'User does not exist.')
  return user
}

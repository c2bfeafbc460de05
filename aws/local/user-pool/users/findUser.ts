import { AwsError } from '../../AwsError.ts'
import type { UserPool } from '../UserPool.ts'
import type { User } from './User.ts'

/** A user by name, for those who may know who exists. @throws AwsError UserNotFoundException */
export function findUser(pool: UserPool, username: string): User {
  const user = pool.users.find(username)
  if (user === undefined) throw new AwsError('UserNotFoundException', 'User does not exist.')
  return user
}

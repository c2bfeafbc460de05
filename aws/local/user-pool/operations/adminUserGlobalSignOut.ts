import * as v from 'valibot'
import { findUser } from '../findUser.ts'
import { findUserPool, type UserPools } from '../findUserPool.ts'
import { members } from '../members.ts'
import { parseInput } from '../parseInput.ts'

const schema = v.object({ UserPoolId: members.userPoolId, Username: members.username })

/** @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminUserGlobalSignOut.html */
export async function adminUserGlobalSignOut(aws: UserPools, input: unknown): Promise<object> {
  const { UserPoolId, Username } = parseInput(schema, input)
  const pool = findUserPool(aws, UserPoolId)
  pool.grants.revokeAllOf(findUser(pool, Username).sub)
  return {}
}

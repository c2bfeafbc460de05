import * as v from 'valibot'
import { findUserPool, type UserPools } from '../input/findUserPool.ts'
import { members } from '../input/members.ts'
import { parseInput } from '../input/parseInput.ts'
import { findUser } from '../users/findUser.ts'

const schema = v.object({ UserPoolId: members.userPoolId, Username: members.username })

/** @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminUserGlobalSignOut.html */
export async function adminUserGlobalSignOut(aws: UserPools, input: unknown): Promise<object> {
  const { UserPoolId, Username } = parseInput(schema, input)
  const pool = findUserPool(aws, UserPoolId)
  pool.grants.revokeAllOf(findUser(pool, Username).sub)
  return {}
}

import * as v from 'valibot'
import { checkPassword } from '../checkPassword.ts'
import { findUser } from '../findUser.ts'
import { findUserPool, type UserPools } from '../findUserPool.ts'
import { members } from '../members.ts'
import { parseInput } from '../parseInput.ts'
import { withPassword } from '../withPassword.ts'

const schema = v.object({
  UserPoolId: members.userPoolId,
  Username: members.username,
  Password: members.password,
  Permanent: v.optional(v.boolean(), false),
})

/** @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminSetUserPassword.html */
export async function adminSetUserPassword(aws: UserPools, input: unknown): Promise<object> {
  const { UserPoolId, Username, Password, Permanent } = parseInput(schema, input)
  const pool = findUserPool(aws, UserPoolId)
  const user = findUser(pool, Username)
  checkPassword(pool, Password)
  pool.users.save(withPassword(pool, user, Password, Permanent ? 'permanent' : 'temporary'))
  return {}
}

import * as v from 'valibot'
import { findUserPool, type UserPools } from '../input/findUserPool.ts'
import { members } from '../input/members.ts'
import { parseInput } from '../input/parseInput.ts'
import { checkPassword } from '../passwords/checkPassword.ts'
import { refuseEarlierPassword } from '../passwords/refuseEarlierPassword.ts'
import { withPassword } from '../passwords/withPassword.ts'
import { findUser } from '../users/findUser.ts'

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
  refuseEarlierPassword(pool, user, Password)
  pool.users.save(withPassword(pool, user, Password, Permanent ? 'permanent' : 'temporary'))
  return {}
}

import * as v from 'valibot'
import { findUserPool, type UserPools } from '../input/findUserPool.ts'
import { members } from '../input/members.ts'
import { parseInput } from '../input/parseInput.ts'
import { findUser } from '../users/findUser.ts'
import { changeAttributes } from '../users/writeAttributes.ts'

const schema = v.object({
  UserPoolId: members.userPoolId,
  Username: members.username,
  UserAttributes: members.attributes,
})

/**
 * Changes attributes of a user. The operator may also mark an address as verified. A blank value removes the
 * attribute.
 *
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminUpdateUserAttributes.html
 */
export async function adminUpdateUserAttributes(aws: UserPools, input: unknown): Promise<object> {
  const { UserPoolId, Username, UserAttributes } = parseInput(schema, input)
  const pool = findUserPool(aws, UserPoolId)
  pool.users.save(changeAttributes(pool, findUser(pool, Username), UserAttributes))
  return {}
}

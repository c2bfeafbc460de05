import * as v from 'valibot'
import { AwsError } from '../../AwsError.ts'
import { findUserPool, type UserPools } from '../input/findUserPool.ts'
import { members } from '../input/members.ts'
import { parseInput } from '../input/parseInput.ts'
import { findUser } from '../users/findUser.ts'

const schema = v.object({
  UserPoolId: members.userPoolId,
  Username: members.username,
  GroupName: v.string(),
})

/** @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminRemoveUserFromGroup.html */
export async function adminRemoveUserFromGroup(aws: UserPools, input: unknown): Promise<object> {
  const { UserPoolId, Username, GroupName } = parseInput(schema, input)
  const pool = findUserPool(aws, UserPoolId)
  const user = findUser(pool, Username)
  if (!pool.groups.has(GroupName)) throw new AwsError('ResourceNotFoundException', 'Group not found.')
  const groups = user.groups.filter((name) => name !== GroupName)
  pool.users.save({ ...user, groups, modifiedAt: pool.environment.now() })
  return {}
}

import * as v from 'valibot'
import { AwsError } from '../../AwsError.ts'
import { findUserPool, type UserPools } from '../input/findUserPool.ts'
import { members } from '../input/members.ts'
import { parseInput } from '../input/parseInput.ts'
import type { UserPool, UserPoolGroup } from '../UserPool.ts'
import { describeGroup } from '../users/describeGroup.ts'

const schema = v.object({ UserPoolId: members.userPoolId, GroupName: members.groupName })

/** @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetGroup.html */
export async function getGroup(aws: UserPools, input: unknown): Promise<object> {
  const { UserPoolId, GroupName } = parseInput(schema, input)
  const pool = findUserPool(aws, UserPoolId)
  return { Group: describeGroup(pool, findGroup(pool, GroupName)) }
}

/** @throws AwsError ResourceNotFoundException */
export function findGroup(pool: UserPool, name: string): UserPoolGroup {
  const group = pool.groups.get(name)
  if (group === undefined) throw new AwsError('ResourceNotFoundException', 'Group not found.')
  return group
}

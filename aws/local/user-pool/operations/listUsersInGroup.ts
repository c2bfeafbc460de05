import * as v from 'valibot'
import { pageOf } from '../../pageOf.ts'
import { findUserPool, type UserPools } from '../input/findUserPool.ts'
import { members, paging } from '../input/members.ts'
import { parseInput } from '../input/parseInput.ts'
import { listedUser } from '../users/describeUser.ts'
import { findGroup } from './getGroup.ts'

const schema = v.object({ UserPoolId: members.userPoolId, GroupName: members.groupName, ...paging })

/** @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListUsersInGroup.html */
export async function listUsersInGroup(aws: UserPools, input: unknown): Promise<object> {
  const { UserPoolId, GroupName, Limit, NextToken } = parseInput(schema, input)
  const pool = findUserPool(aws, UserPoolId)
  const { name } = findGroup(pool, GroupName)
  const found = pool.users.all().filter(({ groups }) => groups.includes(name))
  const { page, next } = pageOf(found, { limit: Limit, token: NextToken })
  return { Users: page.map((user) => listedUser(user)), NextToken: next }
}

import * as v from 'valibot'
import { pageOf } from '../../pageOf.ts'
import { findUserPool, type UserPools } from '../input/findUserPool.ts'
import { members, paging } from '../input/members.ts'
import { parseInput } from '../input/parseInput.ts'
import { describeGroup } from '../users/describeGroup.ts'
import { findUser } from '../users/findUser.ts'

const schema = v.object({ UserPoolId: members.userPoolId, Username: members.username, ...paging })

/** @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminListGroupsForUser.html */
export async function adminListGroupsForUser(aws: UserPools, input: unknown): Promise<object> {
  const { UserPoolId, Username, Limit, NextToken } = parseInput(schema, input)
  const pool = findUserPool(aws, UserPoolId)
  const { groups } = findUser(pool, Username)
  // A group that is no longer in the template has no members.
  const found = groups.flatMap((name) => pool.groups.get(name) ?? [])
  const { page, next } = pageOf(found, { limit: Limit, token: NextToken })
  return { Groups: page.map((group) => describeGroup(pool, group)), NextToken: next }
}

import * as v from 'valibot'
import { pageOf } from '../../pageOf.ts'
import { findUserPool, type UserPools } from '../input/findUserPool.ts'
import { members, paging } from '../input/members.ts'
import { parseInput } from '../input/parseInput.ts'
import { describeGroup } from '../users/describeGroup.ts'

const schema = v.object({ UserPoolId: members.userPoolId, ...paging })

/** @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListGroups.html */
export async function listGroups(aws: UserPools, input: unknown): Promise<object> {
  const { UserPoolId, Limit, NextToken } = parseInput(schema, input)
  const pool = findUserPool(aws, UserPoolId)
  const { page, next } = pageOf([...pool.groups.values()], { limit: Limit, token: NextToken })
  return { Groups: page.map((group) => describeGroup(pool, group)), NextToken: next }
}

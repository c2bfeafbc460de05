import * as v from 'valibot'
import { pageOf } from '../../pageOf.ts'
import type { UserPools } from '../input/findUserPool.ts'
import { maxResults, nextToken } from '../input/members.ts'
import { parseInput } from '../input/parseInput.ts'

const schema = v.object({ MaxResults: maxResults, NextToken: nextToken })

/** @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListUserPools.html */
export async function listUserPools({ userPools }: UserPools, input: unknown): Promise<object> {
  const { MaxResults, NextToken } = parseInput(schema, input)
  const { page, next } = pageOf([...userPools.values()], { limit: MaxResults, token: NextToken })
  return {
    // Unlike AWS: without the dates. The local AWS does not keep them.
    UserPools: page.map(({ id, properties }) => ({
      Id: id,
      Name: properties.UserPoolName,
      LambdaConfig: {},
    })),
    NextToken: next,
  }
}

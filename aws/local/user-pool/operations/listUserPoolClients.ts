import * as v from 'valibot'
import { pageOf } from '../../pageOf.ts'
import { findUserPool, type UserPools } from '../input/findUserPool.ts'
import { maxResults, members, nextToken } from '../input/members.ts'
import { parseInput } from '../input/parseInput.ts'

const schema = v.object({
  UserPoolId: members.userPoolId,
  MaxResults: v.optional(maxResults, 60),
  NextToken: nextToken,
})

/** @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListUserPoolClients.html */
export async function listUserPoolClients(aws: UserPools, input: unknown): Promise<object> {
  const { UserPoolId, MaxResults, NextToken } = parseInput(schema, input)
  const pool = findUserPool(aws, UserPoolId)
  const { page, next } = pageOf([...pool.clients.values()], { limit: MaxResults, token: NextToken })
  return {
    UserPoolClients: page.map(({ clientId, properties }) => ({
      ClientId: clientId,
      UserPoolId: pool.id,
      ClientName: properties.ClientName,
    })),
    NextToken: next,
  }
}

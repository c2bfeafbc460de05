import * as v from 'valibot'
import { pageOf } from '../../pageOf.ts'
import type { IdentityPoolOperation } from '../IdentityPoolOperation.ts'
import { maxResults, nextToken, parseInput } from '../parseInput.ts'

const listIdentityPoolsInput = v.object({ MaxResults: maxResults, NextToken: nextToken })

/** @see https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_ListIdentityPools.html */
export const listIdentityPools: IdentityPoolOperation['run'] = async (aws, input) => {
  const { MaxResults, NextToken } = parseInput(listIdentityPoolsInput, input)
  const { page, next } = pageOf([...aws.identityPools.values()], { limit: MaxResults, token: NextToken })
  return {
    IdentityPools: page.map((pool) => ({ IdentityPoolId: pool.id, IdentityPoolName: pool.name })),
    NextToken: next,
  }
}

import * as v from 'valibot'
import { pageOf } from '../../pageOf.ts'
import { findIdentityPool } from '../findIdentityPool.ts'
import type { IdentityPoolOperation } from '../IdentityPoolOperation.ts'
import { id, maxResults, nextToken, parseInput } from '../parseInput.ts'
import { loginsOf } from './describeIdentity.ts'

const listIdentitiesInput = v.object({
  IdentityPoolId: id,
  MaxResults: maxResults,
  NextToken: nextToken,
  // Without effect: the local AWS disables no identity.
  HideDisabled: v.optional(v.boolean()),
})

/** @see https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_ListIdentities.html */
export const listIdentities: IdentityPoolOperation['run'] = async (aws, input) => {
  const { IdentityPoolId, MaxResults, NextToken } = parseInput(listIdentitiesInput, input)
  const pool = findIdentityPool(aws, IdentityPoolId)
  const { page, next } = pageOf(pool.identities.ids(), { limit: MaxResults, token: NextToken })
  return {
    IdentityPoolId,
    // Unlike AWS: without the dates. The local AWS does not keep them.
    Identities: page.map((IdentityId) => ({ IdentityId, Logins: loginsOf(pool, IdentityId) })),
    NextToken: next,
  }
}

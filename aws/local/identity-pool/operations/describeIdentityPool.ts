import * as v from 'valibot'
import { findIdentityPool } from '../findIdentityPool.ts'
import type { IdentityPoolOperation } from '../IdentityPoolOperation.ts'
import { id, parseInput } from '../parseInput.ts'

const describeIdentityPoolInput = v.object({ IdentityPoolId: id })

/** @see https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_DescribeIdentityPool.html */
export const describeIdentityPool: IdentityPoolOperation['run'] = async (aws, input) => {
  const { IdentityPoolId } = parseInput(describeIdentityPoolInput, input)
  const pool = findIdentityPool(aws, IdentityPoolId)
  return {
    IdentityPoolId,
    IdentityPoolName: pool.name,
    // The template allows no other value.
    AllowUnauthenticatedIdentities: false,
    AllowClassicFlow: pool.tokenKey !== undefined,
    CognitoIdentityProviders: pool.providers.map(({ providerName, clientId, serverSideTokenCheck }) => ({
      ProviderName: providerName,
      ClientId: clientId,
      ServerSideTokenCheck: serverSideTokenCheck,
    })),
    IdentityPoolTags: {},
  }
}

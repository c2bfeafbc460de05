import * as v from 'valibot'
import { AwsError } from '../../AwsError.ts'
import { findClient } from '../input/findClient.ts'
import type { UserPools } from '../input/findUserPool.ts'
import { members } from '../input/members.ts'
import { parseInput } from '../input/parseInput.ts'
import { findGrant } from '../tokens/findGrant.ts'
import { issueTokens } from '../tokens/issueTokens.ts'

const schema = v.object({ RefreshToken: v.string(), ClientId: members.clientId })

/**
 * New tokens for a refresh token. With rotation the answer has a new refresh token too. The old one stays valid for
 * the grace period, so that a client can repeat a request if the answer was lost.
 *
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetTokensFromRefreshToken.html
 */
export async function getTokensFromRefreshToken(aws: UserPools, input: unknown): Promise<object> {
  const { RefreshToken, ClientId } = parseInput(schema, input)
  const { pool, client } = findClient(aws, ClientId)
  const { grant, token, user } = findGrant(pool, client, RefreshToken)
  if (client.rotation === undefined) {
    return { AuthenticationResult: await issueTokens(pool, client, user, { grant }) }
  }
  const { replacedAt } = token
  if (replacedAt !== undefined && pool.environment.now() >= replacedAt + client.rotation.graceMilliseconds) {
    throw new AwsError('RefreshTokenReuseException', 'Refresh Token has already been used.')
  }
  const issued = pool.grants.rotate(grant, token)
  return { AuthenticationResult: await issueTokens(pool, client, user, issued) }
}

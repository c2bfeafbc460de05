import * as v from 'valibot'
import { AwsError } from '../../AwsError.ts'
import { findClient } from '../input/findClient.ts'
import type { UserPools } from '../input/findUserPool.ts'
import { members } from '../input/members.ts'
import { parseInput } from '../input/parseInput.ts'

const schema = v.object({ Token: v.string(), ClientId: members.clientId })

/**
 * Revokes a refresh token and every access token made with it. An unknown token counts as revoked (RFC 7009).
 *
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_RevokeToken.html
 */
export async function revokeToken(aws: UserPools, input: unknown): Promise<object> {
  const { Token, ClientId } = parseInput(schema, input)
  const { pool, client } = findClient(aws, ClientId)
  if (Token.includes('.'))
    throw new AwsError('UnsupportedTokenTypeException', 'The token is not a refresh token')
  const found = pool.grants.find(Token)
  if (found === undefined) return {}
  if (found.grant.clientId !== client.clientId) {
    throw new AwsError('UnauthorizedException', 'The token was issued to another client')
  }
  pool.grants.revoke(found.grant)
  return {}
}

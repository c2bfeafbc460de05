import * as v from 'valibot'
import type { Config } from '../../../aws/contract/config.ts'
import { callUserPool } from './callUserPool.ts'
import { type Tokens, toTokens } from './Tokens.ts'

const output = v.object({
  AuthenticationResult: v.object({
    IdToken: v.string(),
    AccessToken: v.string(),
    // Absent in a pool that does not rotate.
    RefreshToken: v.optional(v.string()),
  }),
})

interface Options {
  config: Config
  refreshToken: string
  signal: AbortSignal
  now: () => number
}

/**
 * Gets new tokens for a refresh token. Rotation leaves the old refresh token valid for at most a minute, so the caller
 * has to keep the new one. cognito-js cannot do this: it refreshes with InitiateAuth, which rotation disables.
 *
 * @throws Error, NotAuthorizedException and RefreshTokenReuseException among them
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetTokensFromRefreshToken.html
 */
export async function refreshTokens({ config, refreshToken, signal, now }: Options): Promise<Tokens> {
  const input = { ClientId: config.userPoolClientId, RefreshToken: refreshToken }
  const { AuthenticationResult } = v.parse(
    output,
    await callUserPool(config, 'GetTokensFromRefreshToken', input, { signal }),
  )
  const { IdToken, AccessToken, RefreshToken = refreshToken } = AuthenticationResult
  return toTokens({ idToken: IdToken, accessToken: AccessToken, refreshToken: RefreshToken }, now())
}

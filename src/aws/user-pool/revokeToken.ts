import type { Config } from '../../../aws/contract/config.ts'
import { callUserPool } from './callUserPool.ts'

/**
 * Revokes a refresh token, and with it every token of the same sign-in. Signing out does not wait for it and succeeds
 * without it, so it never rejects.
 *
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_RevokeToken.html
 */
export async function revokeToken(config: Config, refreshToken: string): Promise<void> {
  const input = { ClientId: config.userPoolClientId, Token: refreshToken }
  await callUserPool(config, 'RevokeToken', input, { keepalive: true }).catch(() => {})
}

import { readIdToken } from './readIdToken.ts'
import type { Tokens } from './Tokens.ts'

/** Tokens that have just arrived. They were issued a moment ago, which tells how far this machine's clock is off. */
export function toTokens(
  issued: Pick<Tokens, 'idToken' | 'accessToken' | 'refreshToken'>,
  now: number,
): Tokens {
  return { ...issued, clockOffset: readIdToken(issued.idToken).iat * 1000 - now }
}

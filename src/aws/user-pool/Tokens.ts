import * as v from 'valibot'
import { readIdToken } from './readIdToken.ts'

/** The tokens of one sign-in. Secret: never logged, never in a URL, deleted when the sign-in ends. */
export const tokensSchema = v.object({
  idToken: v.string(),
  accessToken: v.string(),
  refreshToken: v.string(),
  /** Milliseconds by which Cognito's clock is ahead of this machine's. */
  clockOffset: v.number(),
})

export type Tokens = Readonly<v.InferOutput<typeof tokensSchema>>

/** Tokens that have just arrived. They were issued a moment ago, which tells how far this machine's clock is off. */
export function toTokens(
  issued: Pick<Tokens, 'idToken' | 'accessToken' | 'refreshToken'>,
  now: number,
): Tokens {
  return { ...issued, clockOffset: readIdToken(issued.idToken).iat * 1000 - now }
}

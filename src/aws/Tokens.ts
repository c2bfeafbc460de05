import * as v from 'valibot'

/** What one sign-in holds. Secret: never logged, never in a URL, gone when the sign-in ends. */
export const tokensSchema = v.object({
  idToken: v.string(),
  accessToken: v.string(),
  refreshToken: v.string(),
  /** Milliseconds by which Cognito's clock is ahead of this machine's. */
  clockOffset: v.number(),
})

export type Tokens = Readonly<v.InferOutput<typeof tokensSchema>>

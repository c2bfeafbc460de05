import * as v from 'valibot'
import { tokensSchema } from '../aws/Tokens.ts'

/** What tabs of this app tell each other. It reaches this origin and no other, and is kept nowhere. */
export const tabMessageSchema = v.variant('type', [
  /** A tab is about to refresh the tokens of this sign-in, unless another has already. */
  v.object({ type: v.literal('tokens-wanted'), originJti: v.string() }),
  v.object({ type: v.literal('tokens-renewed'), tokens: tokensSchema }),
  /** The person signed out of this sign-in. */
  v.object({ type: v.literal('signed-out'), originJti: v.string() }),
  /** The person is at work, in whichever tab. */
  v.object({ type: v.literal('active') }),
])

export type TabMessage = v.InferOutput<typeof tabMessageSchema>

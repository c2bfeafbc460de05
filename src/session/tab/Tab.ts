import * as v from 'valibot'
import { keptSchema } from '../../aws/user-pool/createTokenStorage.ts'
import { tokensSchema } from '../../aws/user-pool/Tokens.ts'
import type { KeptTokens } from '../../aws/user-pool/tokensInTab.ts'

/** The parts of a browser tab that a session uses. */
export interface Tab {
  /** Tells this tab from others, for as long as its page is open. */
  id: string
  tokens: KeptTokens
  others: OtherTabs
  /** Milliseconds since the epoch, by this machine's clock. */
  now(): number
  /** Calls `listener` at each action of the user on the page, until `signal` is aborted. */
  watch(listener: () => void, signal: AbortSignal): void
  /** Calls `task` about every `milliseconds`, and when the page comes back into view, until `signal` is aborted. */
  every(milliseconds: number, task: () => void, signal: AbortSignal): void
  /** Leaves an address that may name an agent. */
  forgetAddress(): void
}

/** The other tabs of this browser that have the app open. */
export interface OtherTabs {
  tell(message: TabMessage): void
  /** Calls `listener` with each message until `signal` is aborted. */
  listen(listener: (message: TabMessage) => void, signal: AbortSignal): void
  /** Runs `task` while no tab runs another of the same name. Rejects when `signal` is aborted before its turn. */
  inTurn<T>(name: string, signal: AbortSignal, task: () => Promise<T>): Promise<T>
}

/** A message between tabs of this app. Browsers deliver it within this origin only and do not store it. */
export const tabMessageSchema = v.union([
  /** A tab is about to refresh the tokens of this sign-in, unless another has already. */
  v.object({ type: v.literal('tokens-wanted'), originJti: v.string() }),
  v.object({ type: v.literal('tokens-renewed'), tokens: tokensSchema }),
  /** The person signed out of this sign-in. */
  v.object({ type: v.literal('signed-out'), originJti: v.string() }),
  /** The sign-in was locked because the user was idle. */
  v.object({ type: v.literal('locked'), originJti: v.string() }),
  /** A tab without a session asks the others for theirs. */
  v.object({ type: v.literal('session-wanted'), from: v.string() }),
  v.object({ type: v.literal('session-offered'), to: v.string(), session: keptSchema }),
  /** The user is active in one of the tabs. */
  v.object({ type: v.literal('active') }),
])

export type TabMessage = v.InferOutput<typeof tabMessageSchema>

import type { KeptTokens } from '../aws/tokensInTab.ts'
import type { OtherTabs } from './OtherTabs.ts'

/** What a session takes from the tab it lives in. */
export interface Tab {
  tokens: KeptTokens
  others: OtherTabs
  /** Milliseconds since the epoch, by this machine's clock. */
  now(): number
  /** Calls `listener` whenever the person does something on the page, until `signal` is aborted. */
  watch(listener: () => void, signal: AbortSignal): void
  /** Calls `task` about every `milliseconds`, and when the page comes back into view, until `signal` is aborted. */
  every(milliseconds: number, task: () => void, signal: AbortSignal): void
  /** Leaves an address that may name an agent. */
  forgetAddress(): void
}

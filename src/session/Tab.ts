import type { KeptTokens } from '../aws/tokensInTab.ts'
import type { OtherTabs } from './OtherTabs.ts'

/** What a session takes from the tab it lives in. */
export interface Tab {
  tokens: KeptTokens
  others: OtherTabs
  /** Milliseconds since the epoch, by this machine's clock. */
  now(): number
}

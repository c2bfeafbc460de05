import type { TabMessage } from './TabMessage.ts'

/** The other tabs of this browser that have the app open. */
export interface OtherTabs {
  tell(message: TabMessage): void
  /** Calls `listener` with each message until `signal` is aborted. */
  listen(listener: (message: TabMessage) => void, signal: AbortSignal): void
  /** Runs `task` while no tab runs another of the same name. Rejects when `signal` is aborted before its turn. */
  inTurn<T>(name: string, signal: AbortSignal, task: () => Promise<T>): Promise<T>
}

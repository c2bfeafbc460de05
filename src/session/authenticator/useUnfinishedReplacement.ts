import { useSyncExternalStore } from 'react'
import type { Account } from '../SessionState.ts'
import { type UnfinishedReplacement, unfinishedReplacement } from './unfinishedReplacement.ts'

/** The user's unfinished replacement of the authenticator app, if this tab knows of one. */
export function useUnfinishedReplacement(account: Account): UnfinishedReplacement | null {
  const { subscribe, read } = unfinishedReplacement
  return useSyncExternalStore(subscribe, () => read(account))
}

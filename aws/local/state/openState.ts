import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileStore } from './fileStore.ts'
import { lockDirectory, lockName } from './lockDirectory.ts'
import { memoryStore } from './memoryStore.ts'
import type { Store } from './Store.ts'

export interface State {
  store: Store
  /** Where items are kept; in memory when undefined. */
  journal: { file: string; isNew: boolean } | undefined
  close(): Promise<void>
}

/**
 * Opens what outlives the process: first the lock, then everything else under it.
 *
 * @param directory undefined for a state in memory
 * @throws UnreadableStateError; Error when another process has the directory
 */
export async function openState(
  directory: string | undefined,
  { fresh }: { fresh: boolean },
): Promise<State> {
  if (directory === undefined) return { store: memoryStore(), journal: undefined, async close() {} }
  const lock = await lockDirectory(directory, { fresh })
  try {
    if (fresh) {
      for (const name of readdirSync(directory)) {
        if (name !== lockName) rmSync(join(directory, name), { recursive: true })
      }
    }
    const store = fileStore(directory)
    return {
      store,
      journal: { file: join(directory, 'items.journal'), isNew: store.isNew },
      close: () => lock.release(),
    }
  } catch (error) {
    await lock.release()
    throw error
  }
}

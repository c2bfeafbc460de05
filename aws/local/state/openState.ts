import { join } from 'node:path'
import type { FileSystem } from './FileSystem.ts'
import { isNotOpen, lockDirectory, lockName } from './lockDirectory.ts'
import { type OpenJournal, openJournal } from './openJournal.ts'

export interface State {
  journal: OpenJournal
  close(): Promise<void>
}

/**
 * Opens the stored state: takes the lock, then opens the journal.
 *
 * @throws UnreadableStateError; Error if the directory cannot be used, or if another process uses it
 */
export async function openState(
  fs: FileSystem,
  directory: string,
  { fresh }: { fresh: boolean },
): Promise<State> {
  try {
    const lock = await lockDirectory(fs, directory)
    try {
      if (fresh) empty(fs, directory)
      const journal = openJournal(fs, directory)
      return {
        journal,
        async close() {
          journal.close()
          await lock.release()
        },
      }
    } catch (error) {
      await lock.release()
      throw error
    }
  } catch (error) {
    const reason = reasonOf(error)
    if (reason === undefined) throw error
    throw new Error(
      `The state cannot be kept in ${directory} (${reason}). Name another directory: npm start -- --state DIRECTORY`,
      { cause: error },
    )
  }
}

function empty(fs: FileSystem, directory: string): void {
  for (const name of fs.readdirSync(directory)) {
    if (name !== lockName) fs.rmSync(join(directory, name), { recursive: true })
  }
}

/** The message of an error of the file system, such as a full disk, a read-only directory or a path that is a file. */
function reasonOf(error: unknown): string | undefined {
  if (error instanceof Error && 'syscall' in error) return error.message
  return isNotOpen(error) && error instanceof Error && error.cause instanceof Error
    ? error.cause.message
    : undefined
}

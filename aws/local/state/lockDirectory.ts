import { chmodSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { ClassicLevel } from 'classic-level'
import { UnreadableStateError } from './UnreadableStateError.ts'

/** Marks a directory as one of ours, and holds the lock. */
export const lockName = 'local-aws.lock'

export interface Lock {
  release(): Promise<void>
}

/**
 * Takes a state directory for this process alone; makes it when there is none. The lock goes with the process,
 * however it ends: Node cannot lock a file, LevelDB can, so an empty LevelDB is the lock.
 *
 * @throws UnreadableStateError when another process has it, or when the directory holds something else
 */
export async function lockDirectory(directory: string, { fresh }: { fresh: boolean }): Promise<Lock> {
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  const names = readdirSync(directory)
  // A "--fresh" on somebody's home directory must find nothing to delete.
  if (names.length > 0 && !names.includes(lockName)) {
    throw new Error(
      `${directory} is not empty, and what is in it is no state of the local AWS. Name another: npm start -- --state DIRECTORY`,
    )
  }
  chmodSync(directory, 0o700)
  const path = join(directory, lockName)
  try {
    return await open(path)
  } catch (error) {
    if (isLocked(error)) {
      throw new Error(
        `${directory} is in use by another process. Is the app running already? Stop it first, or keep the state of this one elsewhere: npm start -- --state DIRECTORY`,
      )
    }
    if (!fresh) throw new UnreadableStateError(path, 'is damaged')
    await ClassicLevel.destroy(path)
    return open(path)
  }
}

async function open(path: string): Promise<Lock> {
  const level = new ClassicLevel(path)
  await level.open()
  chmodSync(path, 0o700)
  for (const name of readdirSync(path)) chmodSync(join(path, name), 0o600)
  return { release: () => level.close() }
}

function isLocked(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined
  return cause instanceof Error && 'code' in cause && cause.code === 'LEVEL_LOCKED'
}

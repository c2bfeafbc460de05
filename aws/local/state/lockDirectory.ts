import { join } from 'node:path'
import { ClassicLevel } from 'classic-level'
import type { FileSystem } from './FileSystem.ts'

/** Marks a directory as a state directory, and is the lock. */
export const lockName = 'local-aws.lock'

export interface Lock {
  release(): Promise<void>
}

/**
 * Locks a state directory for this process, and makes the directory if there is none. The lock ends with the process,
 * even after a kill. Node cannot lock a file and LevelDB can, so the lock is an empty LevelDB.
 *
 * @throws Error if another process has locked it, or if the directory has other content
 */
export async function lockDirectory(fs: FileSystem, directory: string): Promise<Lock> {
  fs.mkdirSync(directory, { recursive: true, mode: 0o700 })
  const names = fs.readdirSync(directory)
  // Without this check, "--fresh" would delete a home directory that somebody names by mistake.
  if (names.length > 0 && !names.includes(lockName)) {
    throw new Error(
      `${directory} is not empty, and it is not the state of a local AWS. Name another: npm start -- --state DIRECTORY`,
    )
  }
  fs.chmodSync(directory, 0o700)
  const path = join(directory, lockName)
  try {
    return await open(fs, path)
  } catch (error) {
    if (isLocked(error)) {
      throw new Error(
        `${directory} is in use by another process. Is the app running already? Stop it first, or keep the state of this one elsewhere: npm start -- --state DIRECTORY`,
      )
    }
    if (!isNotOpen(error)) throw error
    // The lock is damaged. It holds no data, so it is made anew.
    await ClassicLevel.destroy(path)
    return open(fs, path)
  }
}

async function open(fs: FileSystem, path: string): Promise<Lock> {
  const level = new ClassicLevel(path)
  await level.open()
  try {
    fs.chmodSync(path, 0o700)
    for (const name of fs.readdirSync(path)) fs.chmodSync(join(path, name), 0o600)
  } catch (error) {
    await level.close()
    throw error
  }
  return { release: () => level.close() }
}

/** Whether LevelDB could not open the lock. */
export function isNotOpen(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'LEVEL_DATABASE_NOT_OPEN'
}

function isLocked(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined
  return cause instanceof Error && 'code' in cause && cause.code === 'LEVEL_LOCKED'
}

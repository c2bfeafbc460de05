import type { AppError } from './errors.ts'

/** Loads a part of the app's own code. Rejects with an AppError when it cannot be fetched. */
export async function loadCode<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load()
  } catch {
    throw { kind: 'offline' } satisfies AppError
  }
}

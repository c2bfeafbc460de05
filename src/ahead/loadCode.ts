import type { AppError } from '../errors.ts'

/** Loads a part of the app's own code. Rejects with an AppError when it cannot be fetched. */
export async function loadCode<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load()
  } catch {
    throw { kind: 'offline' } satisfies AppError
  }
}

/**
 * Code that is loaded before it is needed, and is then there at once: `import()` of a module that is there already
 * waits until the browser has drawn what it has to draw.
 */
export function codeAhead<T>(load: () => Promise<T>): { load(): Promise<T>; get(): T | Promise<T> } {
  let loaded: T | undefined
  const keep = async () => {
    loaded ??= await loadCode(load)
    return loaded
  }
  return { load: keep, get: () => loaded ?? keep() }
}

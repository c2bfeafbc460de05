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
 * Code that the app loads before it needs it, and then uses without another `import()`. Even for a loaded module,
 * `import()` lets the browser draw the page first.
 */
export function codeAhead<T>(load: () => Promise<T>): { load(): Promise<T>; get(): T | Promise<T> } {
  let loaded: T | undefined
  const keep = async () => {
    loaded ??= await loadCode(load)
    return loaded
  }
  return { load: keep, get: () => loaded ?? keep() }
}

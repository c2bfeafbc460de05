import type { Result } from './runAttempts.ts'

/** 0 when every attempt ended as expected; 1 on any surprise, or when nothing was tried. */
export function exitCodeOf(results: readonly Result[]): 0 | 1 {
  return results.length > 0 && results.every(({ surprise }) => surprise === undefined) ? 0 : 1
}

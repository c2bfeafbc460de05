import type { Explanation } from '../decisions/explainCall.ts'
import { nameOfId } from '../ids/nameOfId.ts'
import { keysOf } from './describeCall.ts'

/** Whose rows a call asks for, in words where the key is a known ID; undefined for a call that names no key. */
export function nameOfKeys(explanation: Explanation | undefined): string | undefined {
  const keys = keysOf(explanation)
  if (explanation === undefined || keys.length === 0) return undefined
  const { ids } = explanation.standing
  return keys.map((key) => nameOfId(key, ids) ?? key).join(', ')
}

import type { AwsCall } from '../../aws/calls/AwsCall.ts'
import { type KnownIds, nameOfId } from '../ids/nameOfId.ts'
import { keysOf } from './describeCall.ts'

/** Whose rows a call asks for, in words where the key is a known ID; undefined for a call that names no key. */
export function nameOfKeys(call: AwsCall, ids: KnownIds | undefined): string | undefined {
  const keys = keysOf(call)
  return keys.length === 0 ? undefined : keys.map((key) => (ids && nameOfId(key, ids)) ?? key).join(', ')
}

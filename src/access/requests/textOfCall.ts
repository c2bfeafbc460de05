import type { AwsCall } from '../../aws/calls/AwsCall.ts'
import type { KnownIds } from '../ids/nameOfId.ts'
import { nameOfKeys } from './nameOfKeys.ts'
import { resultOf } from './resultOf.ts'

/** All that a filter may find a call by, in lower case: what its row says, and what went in and came out. */
export function textOfCall(call: AwsCall, ids: KnownIds | undefined): string {
  const { service, operation, input, result } = call
  const keys = ids === undefined ? undefined : nameOfKeys(call, ids)
  return [service, operation, keys, resultOf(call).label, JSON.stringify([input, result])]
    .join('\n')
    .toLowerCase()
}

import { useSyncExternalStore } from 'react'
import type { AwsCall } from '../aws/calls/AwsCall.ts'
import { callRecord } from '../aws/calls/callRecord.ts'

/** The AWS calls of this session, oldest first, as they happen. */
export function useCalls(): readonly AwsCall[] {
  return useSyncExternalStore(callRecord.subscribe, callRecord.getCalls)
}

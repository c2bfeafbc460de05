import type { CallResult } from '../../aws/calls/AwsCall.ts'

const time = new Intl.DateTimeFormat('en', {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  fractionalSecondDigits: 3,
  hourCycle: 'h23',
})

/** "14:02:59.120", in the browser's time zone. */
export function formatTime(milliseconds: number): string {
  return time.format(milliseconds)
}

/** "12 ms". */
export function formatDuration(result: CallResult): string {
  return result.is === 'pending' ? '…' : `${Math.round(result.duration)} ms`
}

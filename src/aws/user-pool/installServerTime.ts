import { DateHelper } from 'amazon-cognito-identity-js'
import { serverClock } from '../calls/serverClock.ts'

/**
 * Makes cognito-js put Cognito's time into the proof of a password, instead of this machine's: with a clock that is
 * minutes off, Cognito refuses the right password as a wrong one. The answer with the challenge contains Cognito's
 * time. Why: docs/decisions/0015-aws-clock.md
 */
export function installServerTime(): void {
  DateHelper.prototype.getNowString = () => toTimestamp(Date.now() + serverClock.ahead())
}

/** `Mon Nov 3 08:46:12 UTC 2026`, the form that Cognito takes. ECMAScript fixes the form that it is made of. */
function toTimestamp(time: number): string {
  const [weekday, day, month, year, clock] = new Date(time).toUTCString().replace(',', '').split(' ')
  return `${weekday} ${month} ${Number(day)} ${clock} UTC ${year}`
}

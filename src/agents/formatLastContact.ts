// In the language of the browser, with the date format of its country.
const short = new Intl.RelativeTimeFormat(undefined, { style: 'narrow' })
const long = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' })
const absolute = new Intl.DateTimeFormat(undefined, {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
  timeZoneName: 'short',
})

const day = 86_400_000
const units: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 365 * day],
  ['month', 30 * day],
  ['week', 7 * day],
  ['day', day],
  ['hour', 3_600_000],
  ['minute', 60_000],
]

interface Words {
  /** "3w ago" */
  short: string
  /** "3 weeks ago" */
  long: string
  /** "Oct 30, 2026, 2:20 PM GMT+1", in the browser's time zone. */
  absolute: string
}

/** A moment in words, seen from `now` (in milliseconds). */
export function formatLastContact(moment: Date, now: number): Words {
  const distance = moment.getTime() - now
  const fitting = units.find(([, size]) => Math.abs(distance) >= size)
  if (fitting === undefined) return { short: 'now', long: 'just now', absolute: absolute.format(moment) }
  const [unit, length] = fitting
  const count = Math.trunc(distance / length)
  return {
    short: short.format(count, unit),
    long: long.format(count, unit),
    absolute: absolute.format(moment),
  }
}

/** Clocks differ a little. A time that is further ahead than this is in the future. */
const leeway = 10 * 60_000
const longSilence = 30 * day

/** Whether a contact was long ago, or cannot have been. */
export function judgeLastContact(moment: Date, now: number): 'silent' | 'doubtful' | null {
  const ago = now - moment.getTime()
  if (ago < -leeway) return 'doubtful'
  return ago > longSilence ? 'silent' : null
}

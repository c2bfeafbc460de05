const short = new Intl.RelativeTimeFormat('en', { style: 'narrow' })
const long = new Intl.RelativeTimeFormat('en', { numeric: 'auto' })
const absolute = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' })

const units: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 365 * 86_400_000],
  ['month', 30 * 86_400_000],
  ['week', 7 * 86_400_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
]

interface Words {
  /** "3w ago" */
  short: string
  /** "3 weeks ago" */
  long: string
  /** "Oct 30, 2026, 2:20 PM", in the browser's time zone. */
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

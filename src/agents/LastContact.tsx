import { formatLastContact } from './formatLastContact.ts'

/** How long ago an agent was last heard of, seen from `now` (in milliseconds); the exact time is in its title. */
export function LastContact({ moment, now }: { moment: Date; now: number }) {
  const { short, absolute } = formatLastContact(moment, now)
  return (
    <time dateTime={moment.toISOString()} title={absolute}>
      {short}
    </time>
  )
}

import { formatLastContact } from './formatLastContact.ts'

interface Props {
  moment: Date | null
  /** In milliseconds. */
  now: number
}

/** How long ago an agent was last heard of; the exact time is in its title. */
export function LastContact({ moment, now }: Props) {
  if (moment === null) return '—'
  const { short, absolute } = formatLastContact(moment, now)
  return (
    <time dateTime={moment.toISOString()} title={absolute}>
      {short}
    </time>
  )
}

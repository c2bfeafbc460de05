import { formatLastContact, judgeLastContact } from './formatLastContact.ts'

interface Props {
  /** Null where there was none; a text or number where the item has no time. */
  moment: Date | string | number | null
  /** In milliseconds. */
  now: number
}

/** When an agent was last heard of. A long silence is tinted, and a time that cannot be is marked. */
export function LastContact({ moment, now }: Props) {
  if (moment === null) return 'Never'
  if (!(moment instanceof Date)) {
    return (
      <span className="doubtful" title="This is not a date">
        {moment}
      </span>
    )
  }
  const { short, absolute } = formatLastContact(moment, now)
  const judgement = judgeLastContact(moment, now)
  return (
    <time
      dateTime={moment.toISOString()}
      title={judgement === 'doubtful' ? `In the future: ${absolute}` : absolute}
      className={judgement ?? undefined}
    >
      {short}
    </time>
  )
}

import { formatLastContact, judgeLastContact } from '../formatLastContact.ts'
import { LastContact } from '../LastContact.tsx'

/** The last contact of an agent: the date, the time zone, and how long ago it was. */
export function LastContactInFull({ moment, now }: Parameters<typeof LastContact>[0]) {
  if (!(moment instanceof Date)) return <LastContact moment={moment} now={now} />
  const { long, absolute } = formatLastContact(moment, now)
  const judgement = judgeLastContact(moment, now)
  return (
    <time dateTime={moment.toISOString()}>
      {absolute} <span className={judgement === 'silent' ? 'silent' : 'quiet'}>{long}</span>
      {judgement === 'doubtful' && <span className="doubtful">In the future</span>}
    </time>
  )
}

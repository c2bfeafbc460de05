import type { AttemptResult } from './judgeAttempt.ts'
import { tallyOf } from './tallyOf.ts'

interface Props {
  outcomes: readonly AttemptResult[]
  /** ID of the element that shows the first leak, if there is one. */
  firstLeak: string | undefined
}

/** Counts the results of the attempts so far, in one line. The number of leaks is a link to the first of them. */
export function Tally({ outcomes, firstLeak }: Props) {
  if (outcomes.length === 0) return null
  const { through, others } = tallyOf(outcomes)
  return (
    <p className="tally">
      {firstLeak === undefined ? (
        <strong>{through} got through</strong>
      ) : (
        <a href={`#${firstLeak}`} onClick={(event) => goTo(firstLeak, event)}>
          <strong>{through} got through</strong>
        </a>
      )}
      , {others}.
    </p>
  )
}

/** The address stays the page's own. */
function goTo(id: string, event: React.MouseEvent): void {
  event.preventDefault()
  document.getElementById(id)?.focus()
}

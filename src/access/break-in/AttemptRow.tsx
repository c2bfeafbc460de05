import { useState } from 'react'
import type { OwnAttempt } from '../../../aws/attempts/own/OwnAttempt.ts'
import { ExplanationView } from '../decisions/ExplanationView.tsx'
import { WhyView } from '../decisions/WhyView.tsx'
import { reasonOf } from '../requests/reasonOf.ts'
import type { AttemptResult } from './judgeAttempt.ts'
import { LeakedRows } from './LeakedRows.tsx'
import { verdictIn } from './verdictIn.ts'

interface Props {
  /** By which the tally brings the row into view. */
  id: string
  attempt: OwnAttempt
  isUnderWay: boolean
  /** Undefined until the app has made the attempt. */
  outcome: AttemptResult | undefined
  isDisabled: boolean
  onTry: () => void
}

/** One attempt: what it tries, its button, and beside it AWS's answer with the reason. */
export function AttemptRow({ id, attempt, isUnderWay, outcome, isDisabled, onTry }: Props) {
  const { name, tries, action } = attempt
  return (
    <li className="attempt" id={id} aria-label={name} tabIndex={-1}>
      <div className="what">
        <p className="name">{sentenceCase(name)}</p>
        <p className="quiet">{withCode(tries)}</p>
      </div>
      <code className="action">{action}</code>
      <button type="button" className="button small" disabled={isDisabled} onClick={onTry}>
        Try <span className="visually-hidden">{name}</span>
      </button>
      <div className="answer">
        {outcome === undefined && (
          <span className="quiet">{isUnderWay ? 'Asking AWS…' : 'Not tried yet'}</span>
        )}
        {outcome !== undefined && <Answer outcome={outcome} />}
      </div>
    </li>
  )
}

function Answer({ outcome }: { outcome: AttemptResult }) {
  const { verdict, answer, explanation, rows } = outcome
  const { accesses, ours, theirs, standing } = explanation
  const isDisputed = theirs !== 'undecided' && ours !== theirs
  const [isOpen, setOpen] = useState(isDisputed)
  // AWS denies the whole call when the policy denies one of its accesses.
  const access = accesses.find(({ decision }) => decision.outcome !== 'allowed') ?? accesses[0]
  const reason = reasonOf(explanation)
  return (
    <>
      <p className="verdict-line">
        <span className="verdict" data-verdict={verdict}>
          {verdictIn(outcome)}
        </span>
        <button type="button" className="link" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? 'Less' : 'Condition by condition'}
        </button>
      </p>
      {answer.is === 'refused' && answer.type !== 'AccessDeniedException' && <p>{answer.message}</p>}
      {reason !== undefined && !isDisputed && <p>Denied: {reason}</p>}
      {theirs === 'allowed' && !isDisputed && access !== undefined && (
        <WhyView decision={access.decision} request={access.request} ids={standing.ids} />
      )}
      {verdict === 'got-through' && rows.length > 0 && (
        <LeakedRows
          rows={rows}
          count={answer.is === 'succeeded' ? answer.count : 0}
          others={standing.ids.others}
        />
      )}
      {isOpen && <ExplanationView explanation={explanation} />}
    </>
  )
}

function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** Text between backticks is code. */
function withCode(text: string) {
  return text.split('`').map((part, index) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts never change their order.
    index % 2 === 0 ? part : <code key={index}>{part}</code>,
  )
}

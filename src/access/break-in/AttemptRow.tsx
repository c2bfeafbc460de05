import { useState } from 'react'
import type { OwnAttempt } from '../../../aws/attempts/OwnAttempt.ts'
import { ExplanationView } from '../decisions/ExplanationView.tsx'
import type { Outcome } from './judgeAttempt.ts'
import { LeakedRows } from './LeakedRows.tsx'

interface Props {
  attempt: OwnAttempt
  isUnderWay: boolean
  /** Undefined while it has not been made. */
  outcome: Outcome | undefined
  isDisabled: boolean
  onTry: () => void
}

/** One attempt: what it tries, its button, and beside it AWS's answer with the reason. */
export function AttemptRow({ attempt, isUnderWay, outcome, isDisabled, onTry }: Props) {
  const { name, tries, action } = attempt
  return (
    <li className="attempt" aria-label={name}>
      <div className="what">
        <p className="name">{sentenceCase(name)}</p>
        <p className="quiet">{tries}</p>
      </div>
      <code className="action">{action}</code>
      <button type="button" className="button small" disabled={isDisabled} onClick={onTry}>
        Try <span className="visually-hidden">{name}</span>
      </button>
      <div className="answer" aria-live="polite">
        {outcome === undefined && (
          <span className="quiet">{isUnderWay ? 'Asking AWS…' : 'Not tried yet'}</span>
        )}
        {outcome !== undefined && <Answer outcome={outcome} />}
      </div>
    </li>
  )
}

function Answer({ outcome }: { outcome: Outcome }) {
  const [isOpen, setOpen] = useState(false)
  const { verdict, answer, explanation, rows } = outcome
  const words = explanation.accesses.map((access) => access.words).join(' ')
  return (
    <>
      <p className="verdict" data-verdict={verdict}>
        {verdictIn(outcome)}
      </p>
      <p className="why">
        {answer.is === 'refused' && answer.type !== 'AccessDeniedException' ? answer.message : words}{' '}
        <button type="button" className="link" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? 'Less' : 'Condition by condition'}
        </button>
      </p>
      {verdict === 'got-through' && rows.length > 0 && (
        <LeakedRows rows={rows} count={answer.is === 'succeeded' ? answer.count : 0} />
      )}
      {isOpen && <ExplanationView explanation={explanation} />}
    </>
  )
}

function verdictIn({ verdict, answer, rows }: Outcome): string {
  const count = answer.is === 'succeeded' ? answer.count : 0
  const items = `${count} ${count === 1 ? 'row' : 'rows'}`
  switch (verdict) {
    case 'refused':
      return 'Refused'
    case 'failed':
      return answer.is === 'unanswered' ? answer.reason : answer.is === 'refused' ? answer.type : 'No answer'
    case 'allowed':
      return rows.every(({ isMine }) => isMine)
        ? `Allowed: ${items}, yours`
        : `Allowed to your role: ${items}`
    case 'got-through':
      return `Got through: ${items}`
  }
}

function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

import type { Explanation } from './explainCall.ts'
import { StatementView } from './StatementView.tsx'
import './ExplanationView.css'

/** A decision of AWS in our evaluator's words: in a sentence, then statement by statement. */
export function ExplanationView({ explanation }: { explanation: Explanation }) {
  const { accesses, ours, theirs } = explanation
  return (
    <div className="explanation">
      {theirs !== 'undecided' && ours !== theirs && (
        <p className="disagreement">
          <strong>
            AWS {theirs} this; by the policy in the template it would be {ours}.
          </strong>{' '}
          What AWS says holds. Another policy may be deployed than the one explained here.
        </p>
      )}
      {accesses.map(({ request, decision, words }, index) => (
        // The accesses of a call have no name of their own, and never change their order.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <section key={index}>
          <p className="words" data-outcome={decision.outcome}>
            {words}
          </p>
          {decision.statements.map((result) => (
            <StatementView key={result.statement.sid} result={result} request={request} />
          ))}
        </section>
      ))}
    </div>
  )
}

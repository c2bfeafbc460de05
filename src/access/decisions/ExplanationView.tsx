import type { Explanation } from './explainCall.ts'
import { StatementView } from './StatementView.tsx'
import { WhyView } from './WhyView.tsx'
import './ExplanationView.css'

/** Explains a decision of AWS with our evaluator: first the reason, then each statement. */
export function ExplanationView({ explanation }: { explanation: Explanation }) {
  const { accesses, ours, theirs, standing } = explanation
  return (
    <div className="explanation">
      {theirs !== 'undecided' && ours !== theirs && (
        <p className="disagreement">
          <strong>
            AWS {theirs} this call, but the policy below would have {ours} it.
          </strong>{' '}
          AWS’s answer is the one that counts. Either another policy is deployed than the one below, or the
          account has a further policy.
        </p>
      )}
      {accesses.map(({ request, decision }, index) => (
        // The accesses of a call have no name of their own, and never change their order.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <section key={index}>
          {accesses.length > 1 && (
            <h2>
              <code>{request.action}</code>
            </h2>
          )}
          <WhyView decision={decision} request={request} ids={standing.ids} />
          {decision.statements.map((result) => (
            <StatementView key={result.statement.sid} result={result} request={request} ids={standing.ids} />
          ))}
        </section>
      ))}
    </div>
  )
}

import type { AccessRequest, Decision } from '../../../aws/policy/Decision.ts'
import { type Fault, faultsOf } from '../../../aws/policy/faultsOf.ts'
import { Id } from '../ids/Id.tsx'
import type { KnownIds } from '../ids/nameOfId.ts'
import './WhyView.css'

interface Props {
  decision: Decision
  request: AccessRequest
  ids: KnownIds
}

/** The reason of a decision: the statement that allowed the request, or the condition that failed on its value. */
export function WhyView({ decision, request, ids }: Props) {
  if (decision.outcome === 'allowed') {
    const allowing = decision.statements.find(({ matches }) => matches)
    return (
      <div className="why" data-outcome="allowed">
        <p>
          Allowed: <code>{allowing?.statement.sid ?? 'a statement without a Sid'}</code> matches in every
          part.
        </p>
      </div>
    )
  }
  return (
    <div className="why">
      {faultsOf(decision, request).map((fault) => (
        <FaultView key={JSON.stringify(fault)} fault={fault} ids={ids} />
      ))}
    </div>
  )
}

function FaultView({ fault, ids }: { fault: Fault; ids: KnownIds }) {
  if (fault.is === 'no-statement') {
    return (
      <p>
        Denied: no statement allows <code>{fault.action}</code>.
      </p>
    )
  }
  const statement = <code>{fault.statement ?? 'a statement without a Sid'}</code>
  switch (fault.is) {
    case 'denied-by':
      return <p>Denied: the request matches {statement}, which has the effect Deny.</p>
    case 'principal':
      return <p>Denied: {statement} trusts another caller.</p>
    case 'resource':
      return (
        <Comparison what={<>the resource</>} {...{ statement, ids }} was={[fault.was]} needs={fault.needs} />
      )
    case 'condition':
      return (
        <Comparison
          what={<code>{fault.key}</code>}
          {...{ statement, ids }}
          was={fault.was}
          needs={fault.operator === 'Null' ? null : fault.needs.map(toText)}
        />
      )
  }
}

interface ComparisonProps {
  what: React.ReactNode
  statement: React.ReactNode
  was: readonly string[]
  /** Null when the condition asks only whether the key is present. */
  needs: readonly string[] | null
  ids: KnownIds
}

function Comparison({ what, statement, was, needs, ids }: ComparisonProps) {
  return (
    <>
      <p>
        Denied by {what} in {statement}:
      </p>
      <dl>
        <dt>was</dt>
        <dd>{was.length === 0 ? <em>missing</em> : <Values values={was} ids={ids} />}</dd>
        <dt>needs</dt>
        <dd>
          {needs === null && (was.length === 0 ? 'a value' : 'no value')}
          {needs !== null && needs.length > 1 && 'one of '}
          {needs !== null && <Values values={needs} ids={ids} />}
        </dd>
      </dl>
    </>
  )
}

function Values({ values, ids }: { values: readonly string[]; ids: KnownIds }) {
  return values.map((value, index) => (
    <span key={value}>
      {index > 0 && ', '}
      <Id id={value} ids={ids} />
    </span>
  ))
}

function toText({ written, resolved }: { written: string; resolved: string | undefined }): string {
  return resolved ?? `${written}, which has no value`
}

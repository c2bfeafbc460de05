import type { AccessRequest, ConditionResult, StatementResult } from '../../../aws/policy/Decision.ts'
import './StatementView.css'

interface Props {
  result: StatementResult
  /** What was asked; null to show the statement by itself. */
  request: AccessRequest | null
}

/** One statement, part by part: what the policy says, what that is for this person, and what the request carries. */
export function StatementView({ result, request }: Props) {
  const { statement, conditions } = result
  return (
    <section className="statement" data-matches={request === null ? undefined : result.matches}>
      <h2>
        {statement.sid ?? 'A statement without a Sid'} <span className="effect">{statement.effect}</span>
        {request !== null && <span className="outcome">{result.matches ? 'matches' : 'does not match'}</span>}
      </h2>
      <table>
        <thead>
          <tr>
            <th scope="col">Part</th>
            <th scope="col">The policy says</th>
            {request !== null && <th scope="col">The request carries</th>}
          </tr>
        </thead>
        <tbody>
          <Row
            part="Action"
            says={statement.actions}
            carries={request === null ? null : [request.action]}
            matches={result.actionMatches}
          />
          <Row
            part="Resource"
            says={statement.resources ?? []}
            carries={request === null ? null : [request.resource]}
            matches={result.resourceMatches}
          />
          {conditions.map((condition) => (
            <ConditionRow
              key={`${condition.operator} ${condition.key}`}
              condition={condition}
              isAsked={request !== null}
            />
          ))}
        </tbody>
      </table>
    </section>
  )
}

interface RowProps {
  part: string
  /** The operator that compares. */
  by?: string
  says: readonly string[]
  /** Null when nothing was asked. */
  carries: readonly string[] | null
  matches: boolean
  unmatched?: readonly string[]
}

function Row({ part, by, says, carries, matches, unmatched = carries ?? [] }: RowProps) {
  return (
    <tr data-matches={carries === null ? undefined : matches}>
      <th scope="row">
        {carries !== null && <span className="visually-hidden">{matches ? 'Matches: ' : 'Fails: '}</span>}
        {part}
        {by !== undefined && <small>{by}</small>}
      </th>
      <td>
        <Values values={says} />
      </td>
      {carries !== null && (
        <td>
          {carries.length === 0 ? (
            <em>nothing</em>
          ) : (
            <Values values={carries} wrong={matches ? [] : unmatched} />
          )}
        </td>
      )}
    </tr>
  )
}

function ConditionRow({ condition, isAsked }: { condition: ConditionResult; isAsked: boolean }) {
  const { operator, key, expected, actual, unmatched } = condition
  return (
    <Row
      part={key}
      by={operator}
      says={expected.map(({ written, resolved }) => inWords(operator, written, resolved))}
      carries={isAsked ? (actual ?? []) : null}
      matches={condition.matches}
      unmatched={unmatched.length === 0 ? (actual ?? []) : unmatched}
    />
  )
}

function inWords(operator: string, written: string, resolved: string | undefined): string {
  if (operator === 'Null') return written === 'true' ? 'must be absent' : 'must be there'
  if (resolved === undefined) return `${written} = nothing`
  return resolved === written ? written : `${written} = ${resolved}`
}

/** Values one below the other; a variable, and what it stands for, on lines of their own. */
function Values({ values, wrong = [] }: { values: readonly string[]; wrong?: readonly string[] }) {
  return (
    <ul>
      {values.map((value) => (
        <li key={value} className={wrong.includes(value) ? 'wrong' : undefined}>
          {value.split(' = ').map((part, index) => (
            <code key={part} className={index === 0 ? undefined : 'resolved'}>
              {part}
            </code>
          ))}
        </li>
      ))}
    </ul>
  )
}

import type { AccessRequest, ConditionResult, StatementResult } from '../../../aws/policy/Decision.ts'
import { Id } from '../ids/Id.tsx'
import type { KnownIds } from '../ids/nameOfId.ts'
import './StatementView.css'

interface Props {
  result: StatementResult
  /** The request; null to show the statement without one. */
  request: AccessRequest | null
  ids: KnownIds
}

/** One statement, part by part: the text of the policy, its values for this user, and the values of the request. */
export function StatementView({ result, request, ids }: Props) {
  const { statement, conditions } = result
  const { principals, actions, resources } = statement
  const carried = (value: string | undefined) =>
    request === null ? null : value === undefined ? [] : [value]
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
          {principals !== undefined && (
            <Row
              part="Principal"
              says={principals.map(({ value }) => ({ written: value }))}
              carries={carried(request?.principal?.value)}
              matches={result.principalMatches}
              ids={ids}
            />
          )}
          <Row
            part="Action"
            says={actions.map((written) => ({ written }))}
            carries={carried(request?.action)}
            matches={result.actionMatches}
            ids={ids}
          />
          {resources !== undefined && (
            <Row
              part="Resource"
              says={resources.map((written) => ({ written }))}
              carries={carried(request?.resource)}
              matches={result.resourceMatches}
              ids={ids}
            />
          )}
          {conditions.map((condition) => (
            <ConditionRow
              key={`${condition.operator} ${condition.key}`}
              condition={condition}
              isAsked={request !== null}
              ids={ids}
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
  /** `resolved` is the value of a variable in the text, or null when the variable has no value. */
  says: readonly { written: string; resolved?: string | null }[]
  /** Null when there is no request. */
  carries: readonly string[] | null
  matches: boolean
  unmatched?: readonly string[]
  /** Whether the condition holds only because the request has no value to compare. */
  isVacuous?: boolean
  ids: KnownIds
}

function Row({
  part,
  by,
  says,
  carries,
  matches,
  unmatched = carries ?? [],
  isVacuous = false,
  ids,
}: RowProps) {
  return (
    <tr data-matches={carries === null ? undefined : matches}>
      <th scope="row">
        {carries !== null && <span className="visually-hidden">{matches ? 'Matches: ' : 'Fails: '}</span>}
        {part}
        {by !== undefined && <small>{by}</small>}
      </th>
      <td>
        <ul>
          {says.map(({ written, resolved }) => (
            <li key={written}>
              {resolved === undefined ? <Id id={written} ids={ids} /> : <code>{written}</code>}
              {resolved !== undefined && (
                <span className="resolved">
                  {resolved === null ? 'has no value here' : <Id id={resolved} ids={ids} />}
                </span>
              )}
            </li>
          ))}
        </ul>
      </td>
      {carries !== null && (
        <td>
          {carries.length === 0 && <em>nothing</em>}
          {isVacuous && <small>the condition still holds: it is true of no value at all</small>}
          {carries.length > 0 && (
            <ul>
              {carries.map((value) => (
                <li key={value} className={!matches && unmatched.includes(value) ? 'wrong' : undefined}>
                  <Id id={value} ids={ids} />
                </li>
              ))}
            </ul>
          )}
        </td>
      )}
    </tr>
  )
}

function ConditionRow({
  condition,
  isAsked,
  ids,
}: {
  condition: ConditionResult
  isAsked: boolean
  ids: KnownIds
}) {
  const { operator, key, expected, actual, unmatched } = condition
  return (
    <Row
      part={key}
      by={operator}
      says={expected.map(({ written, resolved }) => {
        if (operator === 'Null') return { written: written === 'true' ? 'must be absent' : 'must be there' }
        return resolved === written ? { written } : { written, resolved: resolved ?? null }
      })}
      carries={isAsked ? (actual ?? []) : null}
      matches={condition.matches}
      unmatched={unmatched.length === 0 ? (actual ?? []) : unmatched}
      isVacuous={isAsked && condition.vacuous}
      ids={ids}
    />
  )
}

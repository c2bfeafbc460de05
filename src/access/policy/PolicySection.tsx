import { useState } from 'react'
import { evaluate } from '../../../aws/policy/evaluate.ts'
import type { Config } from '../../config.ts'
import type { Account } from '../../session/SessionState.ts'
import { CopyButton } from '../../ui/CopyButton.tsx'
import { explainCall } from '../decisions/explainCall.ts'
import { StatementView } from '../decisions/StatementView.tsx'
import { formatTime } from '../requests/formatTime.ts'
import { resultOf } from '../requests/resultOf.ts'
import type { Standing } from '../standing/Standing.ts'
import { useStanding } from '../standing/useStanding.ts'
import { useCalls } from '../useCalls.ts'
import './PolicySection.css'

interface Props {
  config: Config
  account: Account
}

/** The policy of one's role as it is deployed, and where a request matched it or failed. */
export function PolicySection({ config, account }: Props) {
  const standing = useStanding(config, account)
  return (
    <article className="access-section">
      <title>Policy · Leading Keys</title>
      <header>
        <h1>Policy</h1>
        <p className="lead">
          All that stands between you and everybody’s agents. It is read from <code>aws/template.yaml</code>,
          which is what is deployed; its variables are filled in with your values.
        </p>
      </header>
      {standing !== undefined && <RolePolicy standing={standing} />}
    </article>
  )
}

function RolePolicy({ standing }: { standing: Standing }) {
  const calls = useCalls().filter(({ service }) => service === 'dynamodb')
  const [chosen, setChosen] = useState<number | null>(null)
  const call = calls.find(({ id }) => id === chosen) ?? calls.at(-1)
  const [access] = call === undefined ? [] : (explainCall(call, standing)?.accesses ?? [])
  const request = access?.request ?? null
  const bare = { action: '', resource: '', context: standing.context }
  const { statements } = access?.decision ?? evaluate(standing.policies, bare)
  const documents = standing.role.policies
  return (
    <>
      <dl className="standing">
        <dt>Role</dt>
        <dd>
          <code>{standing.role.logicalId}</code>
          <span className="quiet">
            {' '}
            {standing.group === null
              ? 'which everybody has who signs in'
              : `by your group ${standing.group}, in your ID token`}
          </span>
        </dd>
        <dt>Policies</dt>
        <dd>
          {documents.map(({ name }) => (
            <code key={name}>{name} </code>
          ))}
        </dd>
      </dl>
      {call !== undefined && (
        <label className="choose-request">
          Held against the request
          <select value={call.id} onChange={(event) => setChosen(Number(event.target.value))}>
            {calls.toReversed().map((each) => (
              <option key={each.id} value={each.id}>
                {formatTime(each.startedAt)} {each.operation}: {resultOf(each).label}
              </option>
            ))}
          </select>
        </label>
      )}
      {access !== undefined && <p>{access.words}</p>}
      {statements.map((result) => (
        <StatementView key={result.statement.sid} result={result} request={request} />
      ))}
      {documents.map(({ name, document }) => (
        <Document key={name} title={`${name} as JSON`} document={document} />
      ))}
      <Document title="Who may take the role (trust policy)" document={standing.role.trustPolicy} />
    </>
  )
}

function Document({ title, document }: { title: string; document: unknown }) {
  const text = JSON.stringify(document, null, 2)
  return (
    <details className="document">
      <summary>{title}</summary>
      <CopyButton text={text} what={title} />
      <pre>{text}</pre>
    </details>
  )
}

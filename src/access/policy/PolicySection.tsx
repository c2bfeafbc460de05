import { useState } from 'react'
import type { Config } from '../../../aws/contract/config.ts'
import { evaluate } from '../../../aws/policy/evaluate.ts'
import { parsePolicy } from '../../../aws/policy/parsePolicy.ts'
import type { AwsCall } from '../../aws/calls/AwsCall.ts'
import type { Account } from '../../session/SessionState.ts'
import { ExplanationView } from '../decisions/ExplanationView.tsx'
import { explainCall } from '../decisions/explainCall.ts'
import { nameOfKeys } from '../requests/describeCall.ts'
import { formatTime } from '../requests/formatTime.ts'
import { reasonOf } from '../requests/reasonOf.ts'
import { resultOf } from '../requests/resultOf.ts'
import { type StandingAt, useStandingAt } from '../standing/useStandingAt.ts'
import { useCalls } from '../useCalls.ts'
import { PolicyDocument } from './PolicyDocument.tsx'
import './PolicySection.css'

interface Props {
  config: Config
  account: Account
}

/** The deployed policy of the user's role, and the places where a request matched it or failed. */
export function PolicySection({ config, account }: Props) {
  const standingAt = useStandingAt(config, account)
  return (
    <article className="access-section">
      <title>Policy · Leading Keys</title>
      <header>
        <h1>Policy</h1>
        <p className="lead">
          This policy decides which agents you may read. The page reads it from <code>aws/template.yaml</code>
          , which is deployed, and shows your values for its variables.
        </p>
      </header>
      {standingAt !== undefined && <RolePolicy standingAt={standingAt} />}
    </article>
  )
}

function RolePolicy({ standingAt }: { standingAt: StandingAt }) {
  const [chosen, setChosen] = useState<number | null>(null)
  const decided = useCalls().flatMap((call) => {
    const explanation = explainCall(call, standingAt(call.startedAt))
    return explanation === undefined ? [] : [{ call, explanation }]
  })
  // Users open this page because of a denial by leading keys, so the page shows that call at first.
  const telling = decided.findLast(
    ({ explanation }) => reasonOf(explanation)?.includes('leading key') === true,
  )
  const shown = decided.find(({ call }) => call.id === chosen) ?? telling ?? decided.at(-1)
  const { role, group, ids, context, policies, inPlaceOfDeployed } =
    shown?.explanation.standing ?? standingAt(Number.POSITIVE_INFINITY)
  const bare = { action: '', resource: '', context }
  const isOfTrust = shown?.call.service === 'cognito-identity'
  const access = shown?.explanation.accesses[0]
  const request = access?.request ?? null
  const documents = isOfTrust
    ? [
        {
          name: `${role.logicalId}: who may assume it`,
          document: role.trustPolicy,
          policy: parsePolicy('trust', role.trustPolicy, 'trust'),
        },
      ]
    : role.policies.map((each, index) => ({ ...each, policy: policies[index] }))
  return (
    <>
      <dl className="standing">
        <dt>Role</dt>
        <dd>
          <code>{role.logicalId}</code>
          <span className="quiet">
            {group === null
              ? ', the default role: none of your groups has its own'
              : `, the role of your group ${group}, which your ID token names`}
          </span>
        </dd>
        {decided.length > 0 && (
          <>
            <dt>
              <label htmlFor="compared-request">Request</label>
            </dt>
            <dd>
              <select
                id="compared-request"
                value={shown?.call.id}
                onChange={(event) => setChosen(Number(event.target.value))}
              >
                {decided.toReversed().map(({ call, explanation }) => (
                  <option key={call.id} value={call.id}>
                    {labelOf(call, nameOfKeys(explanation))}
                  </option>
                ))}
              </select>
            </dd>
          </>
        )}
      </dl>
      {inPlaceOfDeployed !== null && (
        <p className="disagreement">
          <strong>This is not the template’s policy:</strong> the local AWS enforced “{inPlaceOfDeployed}” in
          its place.
        </p>
      )}
      <div className="policy-and-request">
        <div>
          {documents.map(({ name, document, policy }) => (
            <PolicyDocument
              key={name}
              name={name}
              document={document}
              results={policy === undefined ? [] : evaluate([policy], request ?? bare).statements}
              request={request}
              ids={ids}
            />
          ))}
        </div>
        {shown !== undefined && <ExplanationView explanation={shown.explanation} />}
      </div>
    </>
  )
}

/** "14:02:59.120 Query, the key of office-south: Denied" */
function labelOf(call: AwsCall, keys: string | undefined): string {
  const what = keys === undefined ? call.operation : `${call.operation}, ${keys}`
  return `${formatTime(call.startedAt)} ${what}: ${resultOf(call).label}`
}

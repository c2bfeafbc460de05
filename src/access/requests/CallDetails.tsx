import type { AwsCall } from '../../aws/calls/AwsCall.ts'
import { ExplanationView } from '../decisions/ExplanationView.tsx'
import type { Explanation } from '../decisions/explainCall.ts'

interface Props {
  call: AwsCall
  explanation: Explanation | undefined
}

/** The reason why AWS allowed or denied a call, with its input and its output. */
export function CallDetails({ call, explanation }: Props) {
  return (
    <div className="call-details">
      {explanation !== undefined && call.service === 'cognito-identity' && (
        <p>
          The identity pool gives you the role <code>{explanation.standing.role.logicalId}</code>:{' '}
          {explanation.standing.group === null
            ? 'you are in no group that has a role, so you get the default one.'
            : `it is the role of your group ${explanation.standing.group}, which your ID token names.`}{' '}
          The role’s trust policy says who may assume it.
        </p>
      )}
      {explanation !== undefined && explanation.standing.inPlaceOfDeployed !== null && (
        <p>
          At that time, the local AWS enforced “{explanation.standing.inPlaceOfDeployed}” in place of the
          template’s policy.
        </p>
      )}
      {explanation !== undefined && <ExplanationView explanation={explanation} />}
      <section>
        <h2>In</h2>
        <pre>{JSON.stringify(call.input, null, 2)}</pre>
      </section>
      <section>
        <h2>Out</h2>
        <pre>{outputOf(call)}</pre>
      </section>
    </div>
  )
}

function outputOf({ result }: AwsCall): string {
  switch (result.is) {
    case 'pending':
      return '…'
    case 'unanswered':
      return result.reason
    case 'refused':
      return `${result.status} ${result.type}\n${result.message}`
    case 'succeeded':
      return JSON.stringify(result.output, null, 2)
  }
}

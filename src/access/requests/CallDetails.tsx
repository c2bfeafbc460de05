import type { AwsCall } from '../../aws/calls/AwsCall.ts'
import { ExplanationView } from '../decisions/ExplanationView.tsx'
import { explainCall } from '../decisions/explainCall.ts'
import type { Standing } from '../standing/Standing.ts'

interface Props {
  call: AwsCall
  standing: Standing | undefined
}

/** Why a call was allowed or denied, what went in and what came out. */
export function CallDetails({ call, standing }: Props) {
  const explanation = standing === undefined ? undefined : explainCall(call, standing)
  return (
    <div className="call-details">
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

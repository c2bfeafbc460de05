import type { AwsCall } from '../../aws/calls/AwsCall.ts'

/** What went in and what came out. */
export function CallDetails({ call }: { call: AwsCall }) {
  return (
    <div className="call-details">
      <section>
        <h3>In</h3>
        <pre>{JSON.stringify(call.input, null, 2)}</pre>
      </section>
      <section>
        <h3>Out</h3>
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

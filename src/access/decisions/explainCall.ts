import type { AccessRequest, Decision } from '../../../aws/policy/Decision.ts'
import { evaluate } from '../../../aws/policy/evaluate.ts'
import { explain } from '../../../aws/policy/explain.ts'
import type { AwsCall } from '../../aws/calls/AwsCall.ts'
import type { Standing } from '../standing/Standing.ts'
import { accessesOf } from './accessesOf.ts'

/** What AWS answered: it decided, or it had another objection before or after that, or it has said nothing yet. */
export type Verdict = 'allowed' | 'denied' | 'undecided'

export interface Explanation {
  accesses: readonly { request: AccessRequest; decision: Decision; words: string }[]
  /** What the evaluator makes of the policy. */
  ours: 'allowed' | 'denied'
  theirs: Verdict
}

/** Explains a DynamoDB call by the policy; undefined for calls that no policy of the role decides. */
export function explainCall(call: AwsCall, { policies, context, place }: Standing): Explanation | undefined {
  if (call.service !== 'dynamodb') return undefined
  const accesses = accessesOf(call, place).map((access) => {
    // What the session carries comes last: no request can say who it is.
    const request = { ...access, context: new Map([...access.context, ...context]) }
    const decision = evaluate(policies, request)
    return { request, decision, words: explain(decision, request) }
  })
  const isAllowed = accesses.every(({ decision }) => decision.outcome === 'allowed')
  return { accesses, ours: isAllowed ? 'allowed' : 'denied', theirs: verdictOf(call) }
}

function verdictOf({ result }: AwsCall): Verdict {
  if (result.is === 'succeeded') return 'allowed'
  return result.is === 'refused' && result.type === 'AccessDeniedException' ? 'denied' : 'undecided'
}

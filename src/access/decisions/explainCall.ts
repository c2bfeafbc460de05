import type { AccessRequest, Decision } from '../../../aws/policy/Decision.ts'
import { evaluate } from '../../../aws/policy/evaluate.ts'
import { explain } from '../../../aws/policy/explain.ts'
import { parsePolicy } from '../../../aws/policy/parsePolicy.ts'
import { accessesOf } from '../../../aws/policy/request/accessesOf.ts'
import { trustRequestsOf } from '../../../aws/policy/session/sessionContextOf.ts'
import type { AwsCall } from '../../aws/calls/AwsCall.ts'
import type { Standing } from '../standing/Standing.ts'

/** The answer of AWS: a decision, another error before or after the decision, or no answer yet. */
export type Verdict = 'allowed' | 'denied' | 'undecided'

export interface Explanation {
  accesses: readonly { request: AccessRequest; decision: Decision; words: string }[]
  /** The evaluator's decision. */
  ours: 'allowed' | 'denied'
  theirs: Verdict
  /** The user's standing at the time of the call. */
  standing: Standing
}

/**
 * Explains a call by the policy that decides it: the role's permissions policy for a call to DynamoDB, its
 * trust policy for the call for credentials. Undefined for calls that no policy decides.
 */
export function explainCall(call: AwsCall, standing: Standing): Explanation | undefined {
  const asked = askedOf(call, standing)
  if (asked === undefined) return undefined
  const accesses = asked.requests.map((request) => {
    const decision = evaluate(asked.policies, request)
    return { request, decision, words: explain(decision, request) }
  })
  const isAllowed = accesses.every(({ decision }) => decision.outcome === 'allowed')
  return { accesses, ours: isAllowed ? 'allowed' : 'denied', theirs: verdictOf(call), standing }
}

function askedOf(call: AwsCall, { role, policies, context, webIdentity, database }: Standing) {
  if (call.service === 'dynamodb') {
    const requests = accessesOf(call, database).map(
      // The session's keys come last, so that a request cannot override them.
      (access): AccessRequest => ({ ...access, context: new Map([...access.context, ...context]) }),
    )
    return { policies, requests }
  }
  if (call.operation !== 'GetCredentialsForIdentity') return undefined
  const requests = trustRequestsOf(webIdentity, `arn:aws:iam::${database.account}:role/${role.logicalId}`)
  return { policies: [parsePolicy(role.logicalId, role.trustPolicy, 'trust')], requests }
}

function verdictOf({ service, result }: AwsCall): Verdict {
  if (result.is === 'succeeded') return 'allowed'
  // An identity pool answers so when it may assume no role.
  const denial =
    service === 'dynamodb' ? 'AccessDeniedException' : 'InvalidIdentityPoolConfigurationException'
  return result.is === 'refused' && result.type === denial ? 'denied' : 'undecided'
}

import type { AccessRequest } from '../Decision.ts'
import type { Context } from '../request/Access.ts'
import type { WebIdentity } from './WebIdentity.ts'

/**
 * The condition keys that a session adds to every request.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-wif
 */
export function sessionContextOf(identity: WebIdentity): Context {
  return new Map([...claimsOf(identity), ...keyed('aws:PrincipalTag', identity)])
}

/**
 * The accesses that a role's trust policy has to allow before an identity pool may assume the role for a user: to assume
 * it, and to tag the session.
 *
 * @param roleArn ARN of the role
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html#id_session-tags_permissions-required
 */
export function trustRequestsOf(identity: WebIdentity, roleArn: string): AccessRequest[] {
  const actions = ['sts:AssumeRoleWithWebIdentity', ...(identity.tags.size === 0 ? [] : ['sts:TagSession'])]
  return actions.map((action) => ({
    action,
    resource: roleArn,
    principal: { type: 'Federated', value: 'cognito-identity.amazonaws.com' },
    context: new Map([...claimsOf(identity), ...keyed('aws:RequestTag', identity)]),
  }))
}

function claimsOf({ sub, aud, amr }: WebIdentity): [string, string | readonly string[]][] {
  return [
    ['cognito-identity.amazonaws.com:aud', aud],
    ['cognito-identity.amazonaws.com:sub', sub],
    ['cognito-identity.amazonaws.com:amr', amr],
  ]
}

function keyed(prefix: string, { tags }: WebIdentity): [string, string][] {
  return [...tags].map(([tag, value]) => [`${prefix}/${tag}`, value])
}

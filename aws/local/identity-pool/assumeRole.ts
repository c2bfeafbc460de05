import { evaluate } from '../../policy/evaluate.ts'
import { AwsError } from '../AwsError.ts'
import type { SessionPrincipal } from '../authorization/Principal.ts'
import type { LocalAws, Role } from '../LocalAws.ts'
import type { WebIdentity } from './webIdentityOf.ts'

/**
 * The STS leg of GetCredentialsForIdentity: the role's own trust policy decides whether the identity pool may
 * assume it with this session, and, if the session has tags, whether it may have them.
 *
 * @throws AwsError InvalidIdentityPoolConfigurationException, which is all that AWS says about a trust policy
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/role-trust-and-permissions.html
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html#id_session-tags_permissions-required
 */
export function assumeRole(aws: LocalAws, role: Role | undefined, identity: WebIdentity): SessionPrincipal {
  const { tags } = identity
  const actions = ['sts:AssumeRoleWithWebIdentity', ...(tags.size === 0 ? [] : ['sts:TagSession'])]
  if (role === undefined || !actions.every((action) => trusts(role, action, identity))) {
    throw new AwsError(
      'InvalidIdentityPoolConfigurationException',
      'Invalid identity pool configuration. Check assigned IAM roles for this pool.',
    )
  }
  return {
    kind: 'session',
    arn: `arn:aws:sts::${aws.account}:assumed-role/${role.name}/CognitoIdentityCredentials`,
    roleArn: role.arn,
    context: new Map([...claimsOf(identity), ...keyed('aws:PrincipalTag', tags)]),
  }
}

function trusts({ arn, trustPolicy }: Role, action: string, identity: WebIdentity): boolean {
  const { outcome } = evaluate([trustPolicy], {
    action,
    resource: arn,
    principal: { type: 'Federated', value: 'cognito-identity.amazonaws.com' },
    context: new Map([...claimsOf(identity), ...keyed('aws:RequestTag', identity.tags)]),
  })
  return outcome === 'allowed'
}

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-wif */
function claimsOf({ sub, aud, amr }: WebIdentity): [string, string | readonly string[]][] {
  return [
    ['cognito-identity.amazonaws.com:aud', aud],
    ['cognito-identity.amazonaws.com:sub', sub],
    ['cognito-identity.amazonaws.com:amr', amr],
  ]
}

function keyed(prefix: string, tags: WebIdentity['tags']): [string, string][] {
  return [...tags].map(([tag, value]) => [`${prefix}/${tag}`, value])
}

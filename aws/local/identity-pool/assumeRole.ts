import { evaluate } from '../../policy/evaluate.ts'
import { sessionContextOf, trustRequestsOf } from '../../policy/session/sessionContextOf.ts'
import type { WebIdentity } from '../../policy/session/WebIdentity.ts'
import { AwsError } from '../AwsError.ts'
import type { SessionPrincipal } from '../authorization/Principal.ts'
import type { Role } from '../authorization/Role.ts'
import type { LocalAws } from '../LocalAws.ts'

/**
 * The step of GetCredentialsForIdentity that AWS takes in STS. The role's trust policy decides whether the identity
 * pool may assume the role for this session and, if the session has tags, whether it may set them.
 *
 * @throws AwsError InvalidIdentityPoolConfigurationException, AWS's one answer for every refusal by a trust policy
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/role-trust-and-permissions.html
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html#id_session-tags_permissions-required
 */
export function assumeRole(aws: LocalAws, role: Role | undefined, identity: WebIdentity): SessionPrincipal {
  if (role === undefined || !trusts(role, identity)) {
    throw new AwsError(
      'InvalidIdentityPoolConfigurationException',
      'Invalid identity pool configuration. Check assigned IAM roles for this pool.',
    )
  }
  return {
    kind: 'session',
    arn: `arn:aws:sts::${aws.account}:assumed-role/${role.name}/CognitoIdentityCredentials`,
    roleArn: role.arn,
    context: sessionContextOf(identity),
  }
}

function trusts({ arn, trustPolicy }: Role, identity: WebIdentity): boolean {
  return trustRequestsOf(identity, arn).every(
    (request) => evaluate([trustPolicy], request).outcome === 'allowed',
  )
}

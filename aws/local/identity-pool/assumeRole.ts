import { evaluate } from '../../policy/evaluate.ts'
import { AwsError } from '../AwsError.ts'
import type { SessionPrincipal } from '../authorization/Principal.ts'
import type { LocalAws, Role } from '../LocalAws.ts'

/**
 * The STS leg of GetCredentialsForIdentity: the role's own trust policy decides whether the identity pool may
 * assume it with this session.
 *
 * @throws AwsError InvalidIdentityPoolConfigurationException, which is all that AWS says about a trust policy
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/role-trust-and-permissions.html
 */
export function assumeRole(
  aws: LocalAws,
  role: Role | undefined,
  context: SessionPrincipal['context'],
): SessionPrincipal {
  const trusted =
    role !== undefined &&
    evaluate([role.trustPolicy], {
      action: 'sts:AssumeRoleWithWebIdentity',
      resource: role.arn,
      principal: { type: 'Federated', value: 'cognito-identity.amazonaws.com' },
      context,
    }).outcome === 'allowed'
  if (!trusted) {
    throw new AwsError(
      'InvalidIdentityPoolConfigurationException',
      'Invalid identity pool configuration. Check assigned IAM roles for this pool.',
    )
  }
  return {
    kind: 'session',
    arn: `arn:aws:sts::${aws.account}:assumed-role/${role.name}/CognitoIdentityCredentials`,
    roleArn: role.arn,
    context,
  }
}

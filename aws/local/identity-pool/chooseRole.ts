import { AwsError } from '../AwsError.ts'
import type { Role } from '../authorization/Role.ts'
import type { IdentityPool } from './IdentityPool.ts'
import type { VerifiedLogin } from './verifyLogins.ts'

/**
 * The role of a login: the token's preferred role if the identity pool takes roles from tokens, else the
 * authenticated role. Undefined if that role no longer exists. Groups decide nothing by themselves; the user pool
 * writes their roles into the token, and signs it.
 *
 * @param customRoleArn the role that the caller asks for. It must be one of the token's `cognito:roles`
 * @throws AwsError NotAuthorizedException
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/role-based-access-control.html#using-tokens-to-assign-roles-to-users
 */
export function chooseRole(
  pool: IdentityPool,
  roles: ReadonlyMap<string, Role>,
  { provider, claims }: Pick<VerifiedLogin, 'provider' | 'claims'>,
  customRoleArn: string | undefined,
): Role | undefined {
  const mapping = pool.roleMappings.get(`${provider.providerName}:${provider.clientId}`)
  if (customRoleArn !== undefined) {
    const offered = mapping === undefined ? [] : (claims['cognito:roles'] ?? [])
    if (!offered.includes(customRoleArn)) {
      throw new AwsError('NotAuthorizedException', `Access to Role '${customRoleArn}' is forbidden.`)
    }
    return roles.get(customRoleArn)
  }
  const preferred = mapping && claims['cognito:preferred_role']
  if (preferred !== undefined) return roles.get(preferred)
  if (mapping?.ambiguousRoleResolution === 'Deny') {
    throw new AwsError(
      'NotAuthorizedException',
      `The ambiguous role mapping rules for: ${provider.providerName} denied this request.`,
    )
  }
  return pool.authenticatedRole
}

import type { Role } from '../authorization/Role.ts'
import type { SigningKey } from '../user-pool/tokens/loadSigningKey.ts'
import type { UserPool } from '../user-pool/UserPool.ts'
import type { Identities } from './Identities.ts'

export interface IdentityPool {
  /** `REGION:UUID`: looks just like an identity ID and is not one. */
  id: string
  name: string
  region: string
  providers: readonly Provider[]
  identities: Identities
  /** The role that signed-in people get; undefined until the role attachment sets it. */
  authenticatedRole: Role | undefined
  /** How a role is chosen from a token, by `PROVIDER_NAME:CLIENT_ID`; a provider without one gets `authenticatedRole`. */
  roleMappings: ReadonlyMap<string, RoleMapping>
  /** Which claim of a token becomes which tag of the session: tag to claim, by provider name. */
  principalTags: Map<string, ReadonlyMap<string, string>>
  /** Signs the tokens of GetOpenIdToken; undefined while the classic flow is off, and there are none. */
  tokenKey: SigningKey | undefined
}

/** The role is in the token: `cognito:preferred_role`, or one of `cognito:roles` that the caller asks for. */
export interface RoleMapping {
  type: 'Token'
  /** The choice for a token without a preferred role. */
  ambiguousRoleResolution: 'AuthenticatedRole' | 'Deny'
}

export interface Provider {
  /** `cognito-idp.REGION.amazonaws.com/USER_POOL_ID` */
  providerName: string
  clientId: string
  serverSideTokenCheck: boolean
  userPool: UserPool
}

import type { Role } from '../authorization/Role.ts'
import type { SigningKey } from '../user-pool/tokens/loadSigningKey.ts'
import type { UserPool } from '../user-pool/UserPool.ts'
import type { Identities } from './Identities.ts'

export interface IdentityPool {
  /** `REGION:UUID`. It has the form of an identity ID and is not one. */
  id: string
  name: string
  region: string
  providers: readonly Provider[]
  identities: Identities
  /** The role of signed-in users; undefined until the role attachment sets it. */
  authenticatedRole: Role | undefined
  /**
   * How to choose a role from a token, by `PROVIDER_NAME:CLIENT_ID`. Users of a provider without a mapping get
   * `authenticatedRole`.
   */
  roleMappings: ReadonlyMap<string, RoleMapping>
  /** By provider name: the session's tags, each with the claim of the token that it is made from. */
  principalTags: Map<string, ReadonlyMap<string, string>>
  /** Signs the tokens of GetOpenIdToken; undefined if the classic flow is off. */
  tokenKey: SigningKey | undefined
}

/** Takes the role from the token: `cognito:preferred_role`, or one of `cognito:roles` that the caller asks for. */
export interface RoleMapping {
  type: 'Token'
  /** What happens to a token without a preferred role. */
  ambiguousRoleResolution: 'AuthenticatedRole' | 'Deny'
}

export interface Provider {
  /** `cognito-idp.REGION.amazonaws.com/USER_POOL_ID` */
  providerName: string
  clientId: string
  serverSideTokenCheck: boolean
  userPool: UserPool
}

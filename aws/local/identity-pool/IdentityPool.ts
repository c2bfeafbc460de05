import type { Role } from '../LocalAws.ts'
import type { UserPool } from '../user-pool/UserPool.ts'
import type { Identities } from './Identities.ts'

export interface IdentityPool {
  /** `REGION:UUID`: looks just like an identity ID and is not one. */
  id: string
  region: string
  providers: readonly Provider[]
  identities: Identities
  /** The role of whoever signs in; undefined until the role attachment sets it. */
  authenticatedRole: Role | undefined
}

export interface Provider {
  /** `cognito-idp.REGION.amazonaws.com/USER_POOL_ID` */
  providerName: string
  clientId: string
  serverSideTokenCheck: boolean
  userPool: UserPool
}

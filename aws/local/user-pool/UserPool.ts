import type { Surroundings } from '../Surroundings.ts'
import type { AuthSession } from './challenges/AuthSession.ts'
import type { SrpExchange } from './challenges/SrpExchange.ts'
import type { Grants } from './state/Grants.ts'
import type { RateLimit } from './state/RateLimit.ts'
import type { SignInAttempts } from './state/SignInAttempts.ts'
import type { SingleUse } from './state/SingleUse.ts'
import type { Users } from './state/Users.ts'
import type { SigningKey } from './tokens/loadSigningKey.ts'
import type { UserPoolClient } from './UserPoolClient.ts'
import type { UserPoolGroup } from './UserPoolGroup.ts'
import type { UserPoolProperties } from './userPoolProperties.ts'

/** A running user pool. */
export interface UserPool {
  /** `eu-central-1_AbCdEf123` */
  id: string
  /** The ID after the underscore: what SRP hashes as the pool's name. */
  poolName: string
  /** The `iss` of its tokens. */
  issuer: string
  properties: UserPoolProperties
  surroundings: Surroundings
  /** By client ID. */
  clients: Map<string, UserPoolClient>
  /** By name. */
  groups: Map<string, UserPoolGroup>
  users: Users
  grants: Grants
  /** By SECRET_BLOCK. */
  srpExchanges: SingleUse<SrpExchange>
  /** By Session. */
  sessions: SingleUse<AuthSession>
  signInAttempts: SignInAttempts
  resetRequests: RateLimit
  resetConfirmations: RateLimit
  signingKey: SigningKey
  /** Makes simulated answers about unknown users repeatable, and unforeseeable. 32 bytes. */
  secret: Uint8Array
}

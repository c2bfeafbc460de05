import type { Environment } from '../Environment.ts'
import type { UserPoolProperties } from './definition/userPoolProperties.ts'
import type { AuthSession } from './sign-in/AuthSession.ts'
import type { RateLimit } from './sign-in/RateLimit.ts'
import type { SignInAttempts } from './sign-in/SignInAttempts.ts'
import type { SingleUse } from './sign-in/SingleUse.ts'
import type { SrpExchange } from './sign-in/SrpExchange.ts'
import type { Grants } from './tokens/Grants.ts'
import type { SigningKey } from './tokens/loadSigningKey.ts'
import type { UserPoolClient } from './UserPoolClient.ts'
import type { Users } from './users/Users.ts'

/** A running user pool. */
export interface UserPool {
  /** `eu-central-1_AbCdEf123` */
  id: string
  arn: string
  /** The ID after the underscore. SRP hashes it as the pool's name. */
  poolName: string
  /** The `iss` of its tokens. */
  issuer: string
  properties: UserPoolProperties
  environment: Environment
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

export interface UserPoolGroup {
  name: string
  description: string | undefined
  roleArn: string | undefined
  /** The lower, the more it counts. */
  precedence: number
}

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
  /** The part of the ID after the underscore. SRP hashes it as the pool's name. */
  poolName: string
  /** The `iss` of its tokens. */
  issuer: string
  properties: UserPoolProperties
  environment: Environment
  /** App clients by ID. */
  clients: Map<string, UserPoolClient>
  /** Groups by name. */
  groups: Map<string, UserPoolGroup>
  users: Users
  grants: Grants
  /** SRP exchanges by SECRET_BLOCK. */
  srpExchanges: SingleUse<SrpExchange>
  /** Sign-ins by Session. */
  sessions: SingleUse<AuthSession>
  signInAttempts: SignInAttempts
  resetRequests: RateLimit
  resetConfirmations: RateLimit
  signingKey: SigningKey
  /**
   * The source of simulated answers about unknown users, 32 bytes. They are the same at every try, and nobody can
   * compute them.
   */
  secret: Uint8Array
}

export interface UserPoolGroup {
  name: string
  description: string | undefined
  roleArn: string | undefined
  /** A group with a lower number comes first. */
  precedence: number
}

import type { Role } from './authorization/Role.ts'
import type { Engine } from './dynamodb/createEngine.ts'
import type { Environment } from './Environment.ts'
import type { IdentityPool } from './identity-pool/IdentityPool.ts'
import type { LocalEvent } from './LocalEvent.ts'
import type { UserPool } from './user-pool/UserPool.ts'

/** The running resources of the template, which answer requests. */
export interface LocalAws {
  region: string
  account: string
  environment: Environment
  userPools: ReadonlyMap<string, UserPool>
  identityPools: ReadonlyMap<string, IdentityPool>
  /** Role by ARN. */
  roles: ReadonlyMap<string, Role>
  engine: Engine
  /** Seals session tokens, 32 bytes. A process that has it can make credentials. */
  sessionKey: Uint8Array
  /** The long-lived key of the operator, for administration. */
  operatorKey: { accessKeyId: string; secretAccessKey: string }
  /** The stack's outputs, as in `/config.json`. */
  outputs: Readonly<Record<string, string>>
  stack: Stack
  report(event: LocalEvent): void
}

/** The stack as CloudFormation describes it, without its outputs. */
export interface Stack {
  name: string
  /** `arn:aws:cloudformation:eu-central-1:123456789012:stack/NAME/UUID` */
  id: string
  description: string | undefined
  /** Every parameter of the template with the value in force. A secret value shows as `****`. */
  parameters: Readonly<Record<string, string>>
  outputDescriptions: Readonly<Record<string, string | undefined>>
  /** When the state was first made, in milliseconds since the epoch. */
  createdAt: number
}

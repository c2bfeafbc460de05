import type { Role } from '../authorization/Role.ts'
import type { Engine } from '../dynamodb/createEngine.ts'
import type { Environment } from '../Environment.ts'
import type { IdentityPool } from '../identity-pool/IdentityPool.ts'
import type { UserPool } from '../user-pool/UserPool.ts'

/** The stack during its creation. Each resource finds the resources made before it here. */
export interface StackBuilder {
  region: string
  account: string
  stackName: string
  environment: Environment
  engine: Engine
  userPools: Map<string, UserPool>
  identityPools: Map<string, IdentityPool>
  roles: Map<string, Role>
  /** The generated name of a resource, such as a user pool's ID. It is made once and kept over restarts. */
  physicalId(logicalId: string, make: () => string): string
}

/** The values of `Ref` and `Fn::GetAtt` for a resource. */
export interface CreatedResource {
  ref: string
  attributes: Readonly<Record<string, string>>
}

export type ResourceType = (
  stack: StackBuilder,
  logicalId: string,
  properties: Record<string, unknown>,
) => Promise<CreatedResource>

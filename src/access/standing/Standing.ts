import type { Policy } from '../../../aws/policy/Policy.ts'
import type { Context } from '../../../aws/policy/request/Access.ts'
import type { Database } from '../../../aws/policy/request/Database.ts'
import type { WebIdentity } from '../../../aws/policy/session/WebIdentity.ts'
import type { JsonObject } from '../../aws/calls/AwsCall.ts'
import type { KnownIds } from '../ids/nameOfId.ts'
import type { Role } from './readStack.ts'

/** A user as IAM sees them: everything that a decision depends on, except the request. */
export interface Standing {
  identityId: string
  /** The IDs that requests and policies may contain. */
  ids: KnownIds
  /** The claims of their ID token. */
  claims: JsonObject
  role: Role
  /** The group that gives the user this role; null for the default role. */
  group: string | null
  /** The policies in force. */
  policies: readonly Policy[]
  /** The template's policies: the same, unless the local AWS was told to enforce another one. */
  deployed: readonly Policy[]
  /** Title of the policy that the local AWS enforces instead of the template's; null while it enforces the template's. */
  inPlaceOfDeployed: string | null
  /** The claims by which STS knows the user. */
  webIdentity: WebIdentity
  /** Condition keys that the session adds to every request. */
  context: Context
  /** Where requests arrive, and the tables of the template. */
  database: Database
}

import type { Policy } from '../../../aws/policy/Policy.ts'
import type { Context } from '../../../aws/policy/request/Access.ts'
import type { Database } from '../../../aws/policy/request/Database.ts'
import type { WebIdentity } from '../../../aws/policy/session/WebIdentity.ts'
import type { JsonObject } from '../../aws/calls/AwsCall.ts'
import type { KnownIds } from '../ids/nameOfId.ts'
import type { Role } from './readStack.ts'

/** A person as IAM sees them: everything that a decision depends on, except the request. */
export interface Standing {
  identityId: string
  /** What IDs may turn up in requests and policies. */
  ids: KnownIds
  /** The claims of their ID token. */
  claims: JsonObject
  role: Role
  /** Why they have this role: the group that brings it, or null for everybody's. */
  group: string | null
  /** The policies in force. */
  policies: readonly Policy[]
  /** The template's policies: the same, unless the local AWS was told to enforce another one. */
  deployed: readonly Policy[]
  /** Title of the policy that the local AWS enforces in place of the template's; null where it is that one. */
  inPlaceOfDeployed: string | null
  /** Who the person is to STS. */
  webIdentity: WebIdentity
  /** Condition keys that the session carries into every request. */
  context: Context
  /** Where requests arrive, and the tables of the template. */
  database: Database
}

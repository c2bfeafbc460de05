import type { Policy } from '../../../aws/policy/Policy.ts'
import type { JsonObject } from '../../aws/calls/AwsCall.ts'
import type { Place } from '../decisions/accessesOf.ts'
import type { KnownIds } from '../ids/nameOfId.ts'
import type { Role } from './readRoles.ts'

/** How somebody stands before IAM: everything but the request that a decision depends on. */
export interface Standing {
  identityId: string
  /** What IDs may turn up in requests and policies. */
  ids: KnownIds
  /** What the user pool says of them. */
  claims: JsonObject
  role: Role
  /** Why they have this role: the group that brings it, or null for everybody's. */
  group: string | null
  /** What is enforced. */
  policies: readonly Policy[]
  /** What the template says: the same, unless the local AWS was told to enforce another policy. */
  deployed: readonly Policy[]
  /** Title of the policy that the local AWS enforces in place of the template's; null where it is that one. */
  inPlaceOfDeployed: string | null
  /** Condition keys that the session carries into every request. */
  context: ReadonlyMap<string, string | readonly string[]>
  place: Place
}

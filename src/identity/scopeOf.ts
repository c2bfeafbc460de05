import type { Config } from '../../aws/contract/config.ts'
import type { Scope } from '../aws/table/openAgentsTable.ts'
import type { Account } from '../session/SessionState.ts'

/**
 * Which agents to ask AWS for, by the user's groups. The app does not verify the groups, and security does not depend on
 * them: the identity pool takes the role from the same token, which it verifies, and IAM decides what this role may read.
 */
export function scopeOf({ leadGroup }: Config, { groups }: Account): Scope {
  return groups.includes(leadGroup) ? 'all-offices' : 'own-agents'
}

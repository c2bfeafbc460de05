import type { Config } from '../../aws/contract/config.ts'
import type { Scope } from '../aws/table/openAgentsTable.ts'
import type { Account } from '../session/SessionState.ts'

/**
 * What to ask AWS for, by the person's groups. Nobody verifies them here and nothing hangs on it: the identity pool
 * takes the role from the same token, verified, and IAM decides what that role may read.
 */
export function scopeOf({ leadGroup }: Config, { groups }: Account): Scope {
  return groups.includes(leadGroup) ? 'all-offices' : 'own-agents'
}

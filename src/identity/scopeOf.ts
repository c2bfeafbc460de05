import type { Config } from '../../aws/contract/config.ts'
import { decodeClaims } from '../aws/calls/decodeClaims.ts'
import type { Scope } from '../aws/table/openAgentsTable.ts'

/**
 * What to ask AWS for, by the groups in an ID token. Nobody verifies it here and nothing hangs on it: the identity pool
 * takes the role from the same token, verified, and what that role may read is IAM's to say.
 */
export function scopeOf({ leadGroup }: Config, idToken: string): Scope {
  const groups = decodeClaims(idToken)?.['cognito:groups']
  return Array.isArray(groups) && groups.includes(leadGroup) ? 'all-offices' : 'own-agents'
}

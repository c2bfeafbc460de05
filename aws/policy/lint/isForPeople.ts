import { isLeadingKey } from './conditions.ts'
import type { PolicyView } from './PolicyView.ts'
import { webIdentityStatements } from './webIdentityStatements.ts'

/**
 * Whether a policy is for people with rows of their own. The role's trust policy says so, or else the leading keys that one
 * of its statements asks for.
 */
export function isForPeople({ kind, statements, trust }: PolicyView): boolean {
  if (kind === 'trust') return false
  if (trust !== undefined && webIdentityStatements(trust).length > 0) return true
  if (trust !== undefined && kind === 'identity') return false
  return statements.some(({ conditions }) => conditions.some(({ key }) => isLeadingKey(key)))
}

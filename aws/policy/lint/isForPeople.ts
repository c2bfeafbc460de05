import { isLeadingKey } from './conditions.ts'
import { carriesLeadingKeys, coveredActions } from './coveredActions.ts'
import type { PolicyView } from './PolicyView.ts'
import { webIdentityStatements } from './webIdentityStatements.ts'

/**
 * Whether a policy is for people with rows of their own. The caller knows it, or the role's trust policy says so, or else the
 * leading keys that one of its statements asks for. A policy that stands alone is for people if it opens rows: a user
 * who forgot the condition altogether would hear nothing otherwise.
 */
export function isForPeople(policy: PolicyView): boolean {
  const { kind, statements, trust, forPeople } = policy
  if (kind === 'trust') return false
  if (forPeople === 'known') return true
  if (trust !== undefined && webIdentityStatements(trust).length > 0) return true
  if (trust !== undefined && kind === 'identity') return false
  if (forPeople === 'assumed' && opensRows(policy)) return true
  return statements.some(({ conditions }) => conditions.some(({ key }) => isLeadingKey(key)))
}

/** Whether a policy allows an action on rows. A statement whose Condition has the wrong shape has a finding of its own. */
function opensRows({ statements, strangers }: PolicyView): boolean {
  return statements
    .filter(({ effect }) => effect === 'Allow')
    .filter(({ path }) => !strangers.some((stranger) => stranger.path.startsWith(`${path}.Condition`)))
    .flatMap(coveredActions)
    .some((action) => carriesLeadingKeys(action) || action === 'dynamodb:Scan')
}

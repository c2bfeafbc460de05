import { matchesPattern } from '../matchesPattern.ts'
import type { PolicyView, StatementView } from './PolicyView.ts'

/** The statements of a trust policy that let users of an identity pool assume the role. */
export function webIdentityStatements({ kind, statements }: PolicyView): readonly StatementView[] {
  if (kind !== 'trust') return []
  return statements.filter(
    ({ effect, actions, notActions, principals }) =>
      effect === 'Allow' &&
      principals.some(({ value }) => value === '*' || isIdentityPool.test(value)) &&
      (actions.some(isAssuming) || (notActions.length > 0 && !notActions.some(isAssuming))),
  )
}

/** `cognito-identity.amazonaws.com`, and the names of the service in other partitions. */
const isIdentityPool = /^cognito-identity[\w.-]*\.amazonaws\.com(\.cn)?$/i

/** Whether an action, with the wildcards that it may have, is the one by which an identity pool assumes a role. */
function isAssuming(action: string): boolean {
  return matchesPattern('sts:assumerolewithwebidentity', [{ text: action.toLowerCase(), literal: false }])
}

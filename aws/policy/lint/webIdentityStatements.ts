import { matchesPattern } from '../matchesPattern.ts'
import type { PolicyView, StatementView } from './PolicyView.ts'

/** The statements of a trust policy that let users of an identity pool assume the role. */
export function webIdentityStatements({ kind, statements }: PolicyView): readonly StatementView[] {
  if (kind !== 'trust') return []
  return statements.filter(
    ({ effect, actions, principals }) =>
      effect === 'Allow' &&
      principals.some(({ value }) => value === 'cognito-identity.amazonaws.com' || value === '*') &&
      actions.some((action) =>
        matchesPattern('sts:assumerolewithwebidentity', [{ text: action.toLowerCase(), literal: false }]),
      ),
  )
}

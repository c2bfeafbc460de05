import { attemptAt, shown } from '../attack/requestFor.ts'
import { targetOf } from '../attack/Target.ts'
import { coveredActions, someOf } from '../coveredActions.ts'
import type { Flaw, Rule } from '../Rule.ts'

/** An Allow of everything except something. */
export const negatedGrant: Rule = {
  name: 'negated-grant',
  find: (policy) => {
    if (policy.kind === 'trust') return []
    return policy.statements
      .filter(({ effect }) => effect === 'Allow')
      .flatMap((statement) => {
        const { path, notActions, notResources, offsetOf } = statement
        const covered = coveredActions(statement)
        const [first] = covered
        if (first === undefined) return []
        const flaws: Flaw[] = []
        const attempt = (action: string) =>
          attemptAt(action, targetOf(statement, policy), { keys: ['anything'] })
        if (notActions.length > 0) {
          const call = attempt('dynamodb:DeleteTable')?.call
          flaws.push({
            path: `${path}.NotAction`,
            offset: offsetOf('NotAction'),
            why: `Allow with NotAction grants everything else: a user may call ${someOf(covered)}.`,
            request: call === undefined ? undefined : shown(call),
            mend: 'Name the actions that are needed under Action.',
            write: { NotAction: undefined, Action: ['dynamodb:Query'] },
          })
        }
        if (notResources.length > 0) {
          const call = attempt(first)?.call
          flaws.push({
            path: `${path}.NotResource`,
            offset: offsetOf('NotResource'),
            why: `Allow with NotResource grants every other table: only ${someOf(notResources)} is left out.`,
            request: call === undefined ? undefined : shown(call),
            mend: 'Name the one table by its full ARN under Resource.',
            write: { NotResource: undefined, Resource: 'arn:aws:dynamodb:REGION:ACCOUNT:table/TABLE' },
          })
        }
        return flaws
      })
  },
}

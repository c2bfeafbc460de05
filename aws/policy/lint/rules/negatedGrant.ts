import { coveredActions } from '../coveredActions.ts'
import type { Rule } from '../Rule.ts'
import { someOf } from '../someOf.ts'

/** An Allow of everything except something. */
export const negatedGrant: Rule = {
  name: 'negated-grant',
  find: ({ statements }) =>
    statements
      .filter(({ effect }) => effect === 'Allow')
      .flatMap((statement) => {
        const { path, notActions, notResources } = statement
        const covered = coveredActions(statement)
        if (covered.length === 0) return []
        const flaws = []
        if (notActions.length > 0) {
          flaws.push({
            path: `${path}.NotAction`,
            why: `Allow with NotAction grants everything else: ${someOf(covered)}.`,
            mend: 'Name the actions that are needed under Action.',
          })
        }
        if (notResources.length > 0) {
          flaws.push({
            path: `${path}.NotResource`,
            why: `Allow with NotResource grants every other table: only ${someOf(notResources)} is left out.`,
            mend: 'Name the one table by its full ARN under Resource.',
          })
        }
        return flaws
      }),
}

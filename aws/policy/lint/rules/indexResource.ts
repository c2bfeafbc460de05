import { attackersSession, strangersIdentity } from '../attack/callers.ts'
import { indexIn } from '../attack/indexesOf.ts'
import { attemptAt, shown } from '../attack/requestFor.ts'
import { targetAt } from '../attack/Target.ts'
import { resourcesAsWritten } from '../changeCondition.ts'
import { onLeadingKeys } from '../conditions.ts'
import { coveredActions } from '../coveredActions.ts'
import type { Rule } from '../Rule.ts'

/**
 * On an index, dynamodb:LeadingKeys holds the index's partition key. Only an index whose partition key is the table's own
 * keeps people apart as the table does.
 */
export const indexResource: Rule = {
  name: 'index-resource',
  find: (policy) => {
    if (policy.kind === 'trust') return []
    return policy.statements
      .filter((statement) => statement.effect === 'Allow' && onLeadingKeys(statement).all.length > 0)
      .flatMap((statement) => {
        return statement.resources
          .filter((arn) => /:table\/[^/]+\/index(\/|$)/.test(arn))
          .filter((arn) => {
            const { keys, isKnown } = targetAt(arn, policy)
            const index = arn.split('/index/')[1] ?? ''
            return !isKnown || keys.indexes.get(index)?.partitionKey !== keys.partitionKey
          })
          .map((arn) => {
            const target = targetAt(arn, policy)
            const { keys, isKnown } = target
            const index = arn.split('/index/')[1] ?? ''
            const own = keys.indexes.get(index)?.partitionKey
            const action = coveredActions(statement).includes('dynamodb:Query')
              ? 'dynamodb:Query'
              : 'dynamodb:PartiQLSelect'
            const attempt = attemptAt(action, target, {
              keys: [[...attackersSession(policy).values()].flat()[0] ?? strangersIdentity],
              index: indexIn(arn),
            })
            const rest = resourcesAsWritten(statement).filter(
              (_, place) => statement.resources[place]?.includes('/index/') === false,
            )
            return {
              path: `${statement.path}.Resource`,
              offset: statement.offsetOf('Resource'),
              why:
                own === undefined
                  ? `On ${arn}, IAM compares the index’s partition key, and this file does not say which attribute that is: a user reads another person’s row if that attribute of the row holds the user’s key.`
                  : `On ${arn}, IAM compares ${own}: a user reads every row whose ${own} equals the user’s key, other people’s rows too.`,
              request: attempt === undefined ? undefined : shown(attempt.call),
              mend: `Grant the table alone, or an index by its name whose partition key is the table’s own${isKnown ? ` (${keys.partitionKey})` : ''}.`,
              ...(rest.length === 0 || rest.length === statement.resources.length
                ? {}
                : { write: { Resource: rest.length === 1 ? rest[0] : rest } }),
            }
          })
      })
  },
}

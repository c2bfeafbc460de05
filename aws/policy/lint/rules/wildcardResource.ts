import { attemptAt, shown } from '../attack/requestFor.ts'
import { isOwn, targetAt } from '../attack/Target.ts'
import { resourcesAsWritten } from '../changeCondition.ts'
import { onLeadingKeys } from '../conditions.ts'
import { coveredActions } from '../coveredActions.ts'
import type { StatementView } from '../PolicyView.ts'
import type { Rule } from '../Rule.ts'

/** Actions about the account: IAM takes only `*` as their resource. */
const ofTheAccount =
  /:(List(Tables|Streams|Backups|Exports|Imports|GlobalTables|ContributorInsights)|DescribeLimits|DescribeEndpoints|DescribeReservedCapacity|DescribeReservedCapacityOfferings|PurchaseReservedCapacityOfferings|GetAbacStatus|UpdateAbacStatus|InjectError)$/

/** A grant that reaches tables and indexes that the author did not think of. */
export const wildcardResource: Rule = {
  name: 'wildcard-resource',
  find: (policy) => {
    if (policy.kind !== 'identity') return []
    return policy.statements
      .filter((statement) => statement.effect === 'Allow')
      .flatMap((statement) => {
        const onTables = coveredActions(statement).filter((action) => !ofTheAccount.test(action))
        const [action] = onTables
        if (action === undefined) return []
        return (
          statement.resources
            .filter((arn) => !isOwn(arn))
            // A statement without leading keys reads the whole table anyway.
            .filter(
              (arn) => !/:table\/[^*?/]+\/[^*?]+\/[*?]/.test(arn) || onLeadingKeys(statement).all.length > 0,
            )
            .filter((arn) => arn === '*' || (/[*?]/.test(arn) && /^arn:[^:]*:(dynamodb|\*)/.test(arn)))
            .map((arn) => {
              const onIndexes = /:table\/[^*?/]+\/index\/[*?]/.test(arn)
              const attempt = attemptAt(
                onTables.includes('dynamodb:Query') ? 'dynamodb:Query' : action,
                targetAt(arn, policy),
                {
                  keys: ['anything'],
                  index: onIndexes ? 'another-index' : undefined,
                },
              )
              return {
                path: `${statement.path}.Resource`,
                offset: statement.offsetOf('Resource'),
                why:
                  arn === '*'
                    ? '“*” is every table and index of the account, also future ones: the statement reaches the tables of other teams.'
                    : onIndexes
                      ? `“${arn}” covers every index of the table, also future ones and those with other keys.`
                      : `“${arn}” covers more than one table: its indexes, other tables, other Regions or accounts.`,
                request: attempt === undefined ? undefined : shown(attempt.call),
                mend: onIndexes
                  ? 'Grant the table alone, and an index by its full ARN only if its partition key is the table’s own.'
                  : 'Name the one table by its full ARN.',
                write: { Resource: onIndexes ? withoutIndexes(statement, arn) : tableArn(arn) },
              }
            })
        )
      })
  },
}

/** The other resources; the table of the indexes where there is none. */
function withoutIndexes(statement: StatementView, arn: string): unknown {
  const rest = resourcesAsWritten(statement).filter(
    (_, place) => statement.resources[place]?.includes('/index/') === false,
  )
  return rest.length > 1 ? rest : (rest[0] ?? arn.replace(/\/index\/.*$/, ''))
}

/** The narrowest ARN that the pattern was probably meant for. */
function tableArn(arn: string): string {
  const [, , , inRegion = '', inAccount = '', ...rest] = arn.split(':')
  const place = (part: string, otherwise: string) => (part === '' || /[*?]/.test(part) ? otherwise : part)
  const [, name = '', , index] = rest.join(':').split('/')
  const table = `arn:aws:dynamodb:${place(inRegion, 'REGION')}:${place(inAccount, 'ACCOUNT')}:table/${place(name, 'TABLE')}`
  return index === undefined || arn === '*' ? table : `${table}/index/${place(index, 'INDEX')}`
}

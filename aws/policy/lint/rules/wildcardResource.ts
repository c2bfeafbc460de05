import { coveredActions } from '../coveredActions.ts'
import type { Rule } from '../Rule.ts'

/** These ask about the account, and IAM takes only `*` for them. */
const ofTheAccount =
  /:(List(Tables|Streams|Backups|Exports|Imports|GlobalTables|ContributorInsights)|DescribeLimits|DescribeEndpoints|DescribeReservedCapacity|DescribeReservedCapacityOfferings|PurchaseReservedCapacityOfferings|GetAbacStatus|UpdateAbacStatus|InjectError)$/

/** A grant that reaches tables and indexes which nobody thought of, tomorrow's included. */
export const wildcardResource: Rule = {
  name: 'wildcard-resource',
  find: ({ statements }) =>
    statements
      .filter((statement) => statement.effect === 'Allow')
      .flatMap((statement) => {
        const onTables = coveredActions(statement).filter((action) => !ofTheAccount.test(action))
        if (onTables.length === 0) return []
        return statement.resources
          .filter((arn) => arn === '*' || (/[*?]/.test(arn) && /^arn:[^:]*:(dynamodb|\*)/.test(arn)))
          .map((arn) => ({
            path: `${statement.path}.Resource`,
            why:
              arn === '*'
                ? '“*” is every table and index of the account, tomorrow’s included.'
                : `“${arn}” covers more than one table: its indexes, other tables, other regions or accounts.`,
            mend: 'Name the one table by its full ARN.',
          }))
      }),
}

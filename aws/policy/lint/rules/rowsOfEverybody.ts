import { coveredActions } from '../coveredActions.ts'
import { isLeadingKey } from '../isLeadingKey.ts'
import type { Rule } from '../Rule.ts'
import { someOf } from '../someOf.ts'
import { webIdentityStatements } from '../webIdentityStatements.ts'

/** What opens rows, by item, by table or by a copy of the table. */
const opensRows =
  /:(GetItem|BatchGetItem|Query|Scan|PutItem|UpdateItem|DeleteItem|BatchWriteItem|ConditionCheckItem|PartiQL\w+|SearchVectors|GetRecords|ExportTableToPointInTime|Restore\w+)$/

/** A role for an identity pool's users that opens rows without asking whose they are. */
export const rowsOfEverybody: Rule = {
  name: 'rows-of-everybody',
  find: ({ kind, statements, trust }) => {
    if (kind !== 'identity' || trust === undefined || webIdentityStatements(trust).length === 0) return []
    return statements
      .filter(
        ({ effect, conditions }) => effect === 'Allow' && !conditions.some(({ key }) => isLeadingKey(key)),
      )
      .flatMap((statement) => {
        const open = coveredActions(statement).filter((action) => opensRows.test(action))
        if (open.length === 0) return []
        return [
          {
            path: statement.path,
            why: `Whoever signs in to the pool and gets this role may ${someOf(open)} on everybody’s rows.`,
            mend: 'Add a condition on dynamodb:LeadingKeys, or accept it in the role’s Metadata with the reason.',
          },
        ]
      })
  },
}

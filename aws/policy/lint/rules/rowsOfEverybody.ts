import { coveredActions } from '../coveredActions.ts'
import { isLeadingKey } from '../isLeadingKey.ts'
import type { PolicyView } from '../PolicyView.ts'
import type { Rule } from '../Rule.ts'
import { someOf } from '../someOf.ts'
import { webIdentityStatements } from '../webIdentityStatements.ts'

/** What opens rows, by item, by table or by a copy of the table. */
const opensRows =
  /:(GetItem|BatchGetItem|Query|Scan|PutItem|UpdateItem|DeleteItem|BatchWriteItem|ConditionCheckItem|PartiQL\w+|SearchVectors|GetRecords|ExportTableToPointInTime|Restore\w+)$/

/**
 * A policy for people with rows of their own that opens rows without asking whose they are. For whom it is, the role's
 * trust policy says, or else the leading keys that its other statements ask for.
 */
export const rowsOfEverybody: Rule = {
  name: 'rows-of-everybody',
  find: (policy) => {
    const { statements } = policy
    if (policy.kind !== 'identity' || !isForPeople(policy)) return []
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
            why: `Whoever gets this policy may ${someOf(open)} on everybody’s rows; what other statements ask for does not narrow this one.`,
            mend: 'Add a condition on dynamodb:LeadingKeys, or accept it in the role’s Metadata with the reason.',
          },
        ]
      })
  },
}

function isForPeople({ statements, trust }: PolicyView): boolean {
  if (trust !== undefined) return webIdentityStatements(trust).length > 0
  return statements.some(({ conditions }) => conditions.some(({ key }) => isLeadingKey(key)))
}

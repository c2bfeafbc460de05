import { strangersIdentity } from '../attack/callers.ts'
import { openAttempt } from '../attack/openAttempt.ts'
import { shown } from '../attack/requestFor.ts'
import { isOwnTable } from '../attack/Target.ts'
import { changeCondition } from '../changeCondition.ts'
import { onLeadingKeys } from '../conditions.ts'
import { carriesLeadingKeys, coveredActions, someOf } from '../coveredActions.ts'
import { isForPeople } from '../isForPeople.ts'
import type { PolicyView } from '../PolicyView.ts'
import type { Rule } from '../Rule.ts'
import { variableFor } from '../variableFor.ts'

/** Actions that read or write rows. The actions that show most come first. */
const rowActions =
  `Scan Query GetItem BatchGetItem PartiQLSelect SearchVectors PutItem UpdateItem DeleteItem BatchWriteItem
ConditionCheckItem PartiQLInsert PartiQLUpdate PartiQLDelete`
    .split(/\s+/)
    .map((name) => `dynamodb:${name}`)

/** A policy for people with rows of their own that opens rows without asking whose they are. */
export const rowsOfEverybody: Rule = {
  name: 'rows-of-everybody',
  find: (policy) => {
    if (!isForPeople(policy)) return []
    const denials = policy.statements.filter(({ effect }) => effect === 'Deny')
    const mentionsDenial = denials.some((denial) => onLeadingKeys(denial).all.length > 0)
    return policy.statements
      .filter((statement) => statement.effect === 'Allow' && onLeadingKeys(statement).all.length === 0)
      .filter((statement) => !isOwnTable(statement))
      .flatMap((statement) => {
        const covered = coveredActions(statement)
        const attempts = rowActions
          .filter((action) => covered.includes(action))
          .flatMap((action) => {
            const open = openAttempt(policy, statement, [action], ...keysFor(action))
            return open === undefined ? [] : [{ action, call: open.call }]
          })
        const [first] = attempts
        if (first === undefined) return []
        const open = someOf(attempts.map(({ action }) => action))
        const carried = attempts.filter(
          ({ action }) => carriesLeadingKeys(action) && action !== 'dynamodb:PartiQLSelect',
        )
        return [
          {
            path: statement.path,
            offset: statement.offsetOf(),
            why: mentionsDenial
              ? `A user may call ${open} on everybody’s rows: no Deny of this policy covers that.`
              : `A user with this policy may call ${open} on everybody’s rows; conditions in other statements do not narrow this one.`,
            request: shown(first.call),
            mend: `Allow only actions that carry leading keys, and compare these keys with the user’s own.${otherwise(policy)}`,
            write: {
              Action: (carried.length > 0 ? carried.map(({ action }) => action) : ['dynamodb:Query']).slice(
                0,
                12,
              ),
              ...(statement.notActions.length > 0 ? { NotAction: undefined } : {}),
              ...changeCondition(statement, {
                'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': [variableFor(policy)] },
                Null: { 'dynamodb:LeadingKeys': 'false' },
              }),
            },
          },
        ]
      })
  },
}

/** Keys of requests for everybody's rows: somebody else's, or none where a request may go without. */
function keysFor(action: string): string[][] {
  if (!carriesLeadingKeys(action)) return [[]]
  return action === 'dynamodb:PartiQLSelect' ? [[strangersIdentity], []] : [[strangersIdentity]]
}

/** What to do if nothing is wrong, where there is something to do. */
function otherwise({ forPeople, resource }: PolicyView): string {
  if (forPeople === 'assumed') return ' If no user gets this policy, lint it with --not-for-people.'
  if (resource === undefined) return ''
  return ' If the rows are meant for everybody, accept the finding in the resource’s Metadata with a reason.'
}

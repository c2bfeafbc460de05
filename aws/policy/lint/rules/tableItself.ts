import { attackersSession } from '../attack/callers.ts'
import { isAllowedBy, isDeniedBy } from '../attack/evaluateStatement.ts'
import { attemptAt, shown } from '../attack/requestFor.ts'
import { isOwnTable, targetsOf } from '../attack/Target.ts'
import { onLeadingKeys } from '../conditions.ts'
import { coveredActions, someOf } from '../coveredActions.ts'
import { dynamodbActions } from '../dynamodbActions.ts'
import { isForPeople } from '../isForPeople.ts'
import type { Rule } from '../Rule.ts'

/** Actions that undo a condition on rows, with what somebody gets by them. */
const undoing: readonly (readonly [RegExp, string])[] = [
  [/^(PutResourcePolicy)$/, 'opens the table to any principal'],
  [/^(DeleteResourcePolicy)$/, 'takes away what the table’s own policy denies'],
  [/^(DeleteTable|DeleteTableReplica)$/, 'takes everybody’s rows away'],
  [/^(GetRecords|GetShardIterator)$/, 'reads every change of every row from the stream'],
  [/^(ExportTableToPointInTime)$/, 'copies every row into a bucket'],
  [
    /^(CreateBackup|StartAwsBackupJob|RestoreTable\w+)$/,
    'makes a copy of the table that no condition on rows covers',
  ],
  [
    /^(EnableKinesisStreamingDestination|UpdateKinesisStreamingDestination)$/,
    'sends every change of every row to a stream',
  ],
  [
    /^(AssociateTableReplica|CreateTableReplica|CreateGlobalTable|UpdateGlobalTable|CreateGlobalTableWitness)$/,
    'makes a copy of the table in another Region',
  ],
  [
    /^(ReadDataForReplication|ReplicateSettings|WriteDataForReplication)$/,
    'reads or writes every row as a replica does',
  ],
  [
    /^(UpdateTable|UpdateGlobalTableSettings|UpdateGlobalTableVersion)$/,
    'adds indexes, replicas and streams, or takes the table’s protection away',
  ],
  [/^(ImportTable)$/, 'fills a new table of the account'],
  [/^(UpdateTimeToLive)$/, 'has DynamoDB delete everybody’s rows'],
  [/^(UpdateContinuousBackups)$/, 'turns the backups off'],
  [/^(TagResource|UntagResource|UpdateAbacStatus)$/, 'changes the tags that other policies ask for'],
]

/** Each such action and what it does, in the order of the list above. */
const effects: ReadonlyMap<string, string> = new Map(
  undoing.flatMap(([names, does]) =>
    [...dynamodbActions.keys()]
      .filter((action) => names.test(action.slice('dynamodb:'.length)))
      .map((action): [string, string] => [action, does]),
  ),
)

/** What of the table an action is about: the table itself, its stream or a backup. */
function endsOf(action: string): string[] {
  if (/:Get(Records|ShardIterator)$/.test(action)) return ['/stream/LABEL']
  return /:(Restore|StartAwsBackupJob)/.test(action) ? ['', '/backup/NAME'] : ['']
}

/** Actions beside the rows that make a condition on rows worthless. */
export const tableItself: Rule = {
  name: 'table-itself',
  find: (policy) => {
    if (!isForPeople(policy)) return []
    const session = attackersSession(policy)
    const denials = policy.statements.filter(({ effect }) => effect === 'Deny')
    return policy.statements
      .filter((statement) => statement.effect === 'Allow' && onLeadingKeys(statement).all.length === 0)
      .filter((statement) => !isOwnTable(statement))
      .flatMap((statement) => {
        const targets = targetsOf(statement, policy)
        const covered = coveredActions(statement)
        const open = [...effects]
          .filter(([action]) => covered.includes(action))
          .flatMap(([action, does]) => {
            const attempts = targets.flatMap((target) => attemptAt(action, target, { keys: [] }) ?? [])
            const reached = attempts.find(({ access }) =>
              endsOf(action).some((end) => {
                const each = { ...access, resource: access.resource + end }
                return isAllowedBy(statement, each, session, 'keys') && !isDeniedBy(denials, each, session)
              }),
            )
            return reached === undefined ? [] : [{ action, does, call: reached.call }]
          })
        const [first] = open
        if (first === undefined) return []
        const kept = covered.filter((action) => !effects.has(action))
        const all = open.map(({ action }) => action)
        return [
          {
            path: `${statement.path}.Action`,
            offset: statement.offsetOf(statement.notActions.length > 0 ? 'NotAction' : 'Action'),
            why: `A user may call ${someOf(all)}, and no condition on rows applies to them: ${[...new Set(open.map(({ action, does }) => `${action.slice('dynamodb:'.length)} ${does}`))].slice(0, 3).join('; ')}.`,
            request: shown(first.call),
            mend:
              kept.length === 0
                ? 'Take the statement out: leave these actions to operators.'
                : 'Take these actions out: leave them to operators.',
            ...(kept.length === 0 || kept.length > 12 ? {} : { write: { Action: kept } }),
          },
        ]
      })
  },
}

import { attackersSession, ownKey } from '../attack/callers.ts'
import { isAllowedBy } from '../attack/evaluateStatement.ts'
import { indexesOf } from '../attack/indexesOf.ts'
import { attemptAt, shown } from '../attack/requestFor.ts'
import { type Target, targetsOf } from '../attack/Target.ts'
import { changeCondition, writtenValue } from '../changeCondition.ts'
import { isLeadingKey, onAttributes, onLeadingKeys } from '../conditions.ts'
import { coveredActions, someOf } from '../coveredActions.ts'
import type { ConditionView, PolicyView, StatementView } from '../PolicyView.ts'
import type { Flaw, Rule } from '../Rule.ts'

const reads = /:(GetItem|BatchGetItem|Query|Scan|PartiQLSelect)$/
const answering = /:(PutItem|UpdateItem|DeleteItem|PartiQLUpdate|PartiQLDelete)$/
const replacing = /:(PutItem|BatchWriteItem)$/

/**
 * The attributes of a *request* are compared, not those of the answer: a request without a projection names none.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html
 */
export const attributesWithoutSelect: Rule = {
  name: 'attributes-without-select',
  find: (policy) =>
    limiting(policy).flatMap(([statement, attributes]): Flaw[] => {
      const open = coveredActions(statement)
        .filter((action) => reads.test(action))
        .flatMap((action) =>
          targetsOf(statement, policy).flatMap((target) => [
            ...triedAt(target, policy, statement, action, {}),
            ...indexesOf(policy, statement, target, action).flatMap((IndexName) =>
              triedAt(target, policy, statement, action, { IndexName }),
            ),
          ]),
        )
      const [first] = open
      if (first === undefined) return []
      const all = coveredActions(statement)
      const operator = all.every((action) => reads.test(action)) ? 'StringEquals' : 'StringEqualsIfExists'
      return [
        {
          path: attributes.path,
          offset: attributes.offset,
          why: 'dynamodb:Attributes compares only the attributes that a request names: a request that names none gets every attribute, the hidden ones too.',
          request: shown(first),
          mend: 'Ask for a projection as well, with dynamodb:Select.',
          write: changeCondition(
            statement,
            { [operator]: { 'dynamodb:Select': 'SPECIFIC_ATTRIBUTES' } },
            statement.conditions.filter(({ key }) => key.toLowerCase() === 'dynamodb:select'),
          ),
        },
      ]
    }),
}

/** A write may answer with the whole row, or show it when its condition fails. */
export const attributesWithoutReturnValues: Rule = {
  name: 'attributes-without-return-values',
  find: (policy) =>
    limiting(policy).flatMap(([statement, attributes]): Flaw[] => {
      const [first] = coveredActions(statement)
        .filter((action) => answering.test(action))
        .flatMap((action) => tried(policy, statement, action, { ReturnValues: 'ALL_OLD' }))
      if (first === undefined) return []
      return [
        {
          path: attributes.path,
          offset: attributes.offset,
          why: 'Without a limit on dynamodb:ReturnValues, a write answers with the whole row, and so does a write whose condition fails (ReturnValuesOnConditionCheckFailure): the user reads every hidden attribute.',
          request: shown(first),
          mend: 'Let a write answer with nothing, or only with the attributes that it changed.',
          write: changeCondition(
            statement,
            { StringEqualsIfExists: { 'dynamodb:ReturnValues': ['NONE', 'UPDATED_OLD', 'UPDATED_NEW'] } },
            statement.conditions.filter(({ key }) => key.toLowerCase() === 'dynamodb:returnvalues'),
          ),
        },
      ]
    }),
}

/** PutItem replaces the row: the attributes that the list does not name are gone. */
export const putErasesHidden: Rule = {
  name: 'put-erases-hidden',
  find: (policy) =>
    limiting(policy).flatMap(([statement]): Flaw[] => {
      const covered = coveredActions(statement)
      const puts = ['dynamodb:PutItem', 'dynamodb:BatchWriteItem'].filter((action) =>
        covered.includes(action),
      )
      const [first] = puts.flatMap((action) => tried(policy, statement, action, {}))
      if (first === undefined) return []
      const others = covered.filter((action) => !replacing.test(action))
      return [
        {
          path: `${statement.path}.Action`,
          offset: statement.offsetOf('Action'),
          why: `A call of ${someOf(puts)} replaces the whole row: a user who names only listed attributes erases every attribute that is hidden from them.`,
          request: shown(first),
          mend: 'Allow UpdateItem instead, which leaves the other attributes as they are.',
          ...(others.length > 12
            ? {}
            : {
                write: {
                  Action: [...new Set([...others, 'dynamodb:UpdateItem'])],
                  ...changeCondition(
                    statement,
                    {
                      StringEqualsIfExists: {
                        'dynamodb:ReturnValues': ['NONE', 'UPDATED_OLD', 'UPDATED_NEW'],
                      },
                    },
                    statement.conditions.filter(({ key }) => key.toLowerCase() === 'dynamodb:returnvalues'),
                  ),
                },
              }),
        },
      ]
    }),
}

/** A statement without a list of attributes beside one that has it. */
export const attributesNotLimited: Rule = {
  name: 'attributes-not-limited',
  find: (policy) => {
    const [limited] = limiting(policy)
    if (limited === undefined) return []
    const [, list] = limited
    return (
      policy.statements
        .filter((statement) => statement.effect === 'Allow' && onAttributes(statement) === undefined)
        // Rows of everybody, and lists of the table, have rules of their own.
        .filter((statement) => onLeadingKeys(statement).comparing.length > 0)
        .flatMap((statement): Flaw[] => {
          const [action] = coveredActions(statement).filter(
            (each) => reads.test(each) || answering.test(each),
          )
          if (action === undefined) return []
          const [first] = tried(policy, statement, action, {})
          if (first === undefined) return []
          return [
            {
              path: statement.path,
              offset: statement.offsetOf(),
              why: `This statement lists no attributes: with ${action}, a user also ${reads.test(action) ? 'reads' : 'writes'} the attributes that another statement of the policy hides.`,
              request: shown(first),
              mend: 'List the attributes that this statement is for.',
              write: changeCondition(statement, {
                'ForAllValues:StringEquals': { 'dynamodb:Attributes': writtenValue(limited[0], list) },
                Null: { 'dynamodb:Attributes': 'false' },
                ...(reads.test(action)
                  ? { StringEqualsIfExists: { 'dynamodb:Select': 'SPECIFIC_ATTRIBUTES' } }
                  : {
                      StringEqualsIfExists: {
                        'dynamodb:ReturnValues': ['NONE', 'UPDATED_OLD', 'UPDATED_NEW'],
                      },
                    }),
              }),
            },
          ]
        })
    )
  },
}

function limiting({ kind, statements }: PolicyView): [StatementView, ConditionView][] {
  if (kind === 'trust') return []
  return statements
    .filter(({ effect }) => effect === 'Allow')
    .flatMap((statement) => {
      const attributes = onAttributes(statement)
      return attributes === undefined ? [] : [[statement, attributes] as [StatementView, ConditionView]]
    })
}

/** Requests for the user's own row that the statement allows. */
function tried(
  policy: PolicyView,
  statement: StatementView,
  action: string,
  more: Readonly<Record<string, unknown>>,
) {
  return targetsOf(statement, policy).flatMap((target) => triedAt(target, policy, statement, action, more))
}

function triedAt(
  named: Target,
  policy: PolicyView,
  statement: StatementView,
  action: string,
  more: Readonly<Record<string, unknown>>,
) {
  const target = withListedKeys(statement, named)
  const keys = action.endsWith(':Scan')
    ? []
    : [ownKey(onLeadingKeys(statement).comparing[0] ?? { values: [], comparison: '' })]
  const listed = onAttributes(statement)?.values.at(-1) ?? 'notes'
  const write = {
    ExpressionAttributeNames: { '#listed': listed },
    ...(action.endsWith(':UpdateItem') ? { UpdateExpression: 'SET #listed = :notes' } : {}),
  }
  const attempt = attemptAt(action, target, {
    keys,
    more: /:UpdateItem$/.test(action) ? { ...write, ...more } : more,
  })
  if (attempt === undefined) return []
  // Other rules check whose row it is.
  const others = statement.conditions.filter(({ key }) => !isLeadingKey(key))
  const about = {
    ...statement,
    conditions: others,
    actions: [action],
    notActions: [],
    resources: ['*'],
    notResources: [],
  }
  return isAllowedBy(about, { ...attempt.access, action }, attackersSession(policy), 'attributes')
    ? [attempt.call]
    : []
}

/** The first listed attribute is the key of a table that is not known. With another key, the list would deny everything. */
function withListedKeys(statement: StatementView, target: Target): Target {
  if (target.isKnown) return target
  const [partitionKey = 'pk'] =
    onAttributes(statement)?.values.filter((value) => !value.startsWith('<')) ?? []
  const keys = { ...target.keys, partitionKey, sortKey: undefined }
  return { ...target, keys, database: { ...target.database, tables: new Map([[target.tableName, keys]]) } }
}

import { attackersSession, type ForeignKey, foreignKeys } from '../attack/callers.ts'
import { isAllowedBy, isDeniedBy } from '../attack/evaluateStatement.ts'
import { indexesOf } from '../attack/indexesOf.ts'
import { type Attempt, attemptAt, shown } from '../attack/requestFor.ts'
import { targetOf, targetsOf } from '../attack/Target.ts'
import { variablesOf } from '../attack/variables.ts'
import { changeCondition, changeTexts, writtenValue } from '../changeCondition.ts'
import { onLeadingKeys } from '../conditions.ts'
import { carriesLeadingKeys, coveredActions } from '../coveredActions.ts'
import type { ConditionView, PolicyView, StatementView } from '../PolicyView.ts'
import type { Flaw, Rule } from '../Rule.ts'
import { spellVariables, variableFor } from '../variableFor.ts'

/** A comparison that other people’s keys pass as well. */
export const looseComparison: Rule = {
  name: 'loose-comparison',
  find: (policy) =>
    allowing(policy).flatMap(([statement, condition]) => {
      const loose = inItsForm(condition)
      const passed = loose === undefined ? keyThatPasses(policy, statement, condition, 'stranger') : undefined
      if (loose === undefined && passed === undefined) return []
      const example =
        passed?.attempt ??
        attemptAt(actionOf(statement), targetOf(statement, policy), {
          keys: [foreignKeys(condition)[0]?.key ?? ''],
        })
      return [
        {
          path: condition.path,
          offset: condition.offset,
          why: loose ?? passes(condition, passed),
          request: example === undefined ? undefined : shown(example.call),
          mend: 'Compare for equality with a variable that tells the user from everybody else.',
          write: strict(policy, statement, condition),
        },
      ]
    }),
}

/** A prefix that one person’s value can be the beginning of. */
export const openPrefix: Rule = {
  name: 'open-prefix',
  find: (policy) =>
    allowing(policy).flatMap(([statement, condition]): Flaw[] => {
      if (inItsForm(condition) !== undefined) return []
      const joined = condition.values.find(joinsVariables)
      if (joined !== undefined) return [joinedVariables(policy, statement, condition, joined)]
      if (keyThatPasses(policy, statement, condition, 'stranger') !== undefined) return []
      const passed = keyThatPasses(policy, statement, condition, 'neighbour')
      if (passed?.value === undefined) return []
      return [
        {
          path: condition.path,
          offset: condition.offset,
          why: `“${passed.value}” goes on right behind the variable: a user with the value “acme” also reaches the rows of “${neighbourOf(passed)}”, such as “${passed.key}”.`,
          request: shown(passed.attempt.call),
          mend: 'Put a delimiter that no value contains, such as #, right behind the variable, in the policy and in the keys. If the key ends there, compare for equality.',
          write: changeCondition(statement, {
            [condition.operator]: {
              [condition.key]: changeTexts(writtenValue(statement, condition), (text) =>
                text.replaceAll(/(\$\{[^}]*\})[-_.]?(?=[*?])/g, '$1#'),
              ),
            },
          }),
        },
      ]
    }),
}

const sideBySide = /(\$\{[^}*?$]*\})(?=\$\{[^}*?$]*\})/g

/** Whether two variables whose values have no fixed length stand side by side. */
function joinsVariables(value: string): boolean {
  return value.search(sideBySide) >= 0 && variablesOf(value).every(({ mayGrow }) => mayGrow)
}

function joinedVariables(
  policy: PolicyView,
  statement: StatementView,
  condition: ConditionView,
  value: string,
): Flaw {
  const example = attemptAt(actionOf(statement), targetOf(statement, policy), { keys: ['acme2north'] })
  return {
    path: condition.path,
    offset: condition.offset,
    why: `“${value}” has two variables side by side: a user with the values “acme” and “2north” reaches the rows of a user with “acme2” and “north”.`,
    request: example === undefined ? undefined : shown(example.call),
    mend: 'Put a delimiter that no value contains, such as #, between the variables, in the policy and in the keys.',
    write: changeCondition(statement, {
      [condition.operator]: {
        [condition.key]: changeTexts(writtenValue(statement, condition), (text) =>
          text.replaceAll(sideBySide, '$1#'),
        ),
      },
    }),
  }
}

function neighbourOf({ key, value = '' }: ForeignKey): string {
  const [before = ''] = value.split('${', 1)
  return (
    /^[\w.-]*/
      .exec(key.slice(before.length))?.[0]
      .replace(/[-_.]?x$/, '')
      .replace(/x$/, '') ?? key
  )
}

function allowing({ kind, statements }: PolicyView): [StatementView, ConditionView][] {
  if (kind === 'trust') return []
  return statements
    .filter(({ effect }) => effect === 'Allow')
    .flatMap((statement) =>
      onLeadingKeys(statement).comparing.map((condition): [StatementView, ConditionView] => [
        statement,
        condition,
      ]),
    )
}

function actionOf(statement: StatementView): string {
  return coveredActions(statement).find(carriesLeadingKeys) ?? 'dynamodb:Query'
}

/** A key of somebody else, with a request for its row that nothing stops. */
interface PassingKey extends ForeignKey {
  attempt: Attempt
}

/** A key of somebody else that passes a condition by itself. */
function keyThatPasses(
  policy: PolicyView,
  statement: StatementView,
  condition: ConditionView,
  owner: ForeignKey['owner'],
): PassingKey | undefined {
  // A quantifier of its own, and a variable that is wrong in itself, have their own rules.
  if (
    condition.values.some((value) => variablesOf(value).some(({ kind }) => kind !== 'person')) &&
    condition.comparison === 'StringEquals'
  )
    return undefined
  const session = attackersSession(policy)
  const denials = policy.statements.filter(({ effect }) => effect === 'Deny')
  const { comparing } = onLeadingKeys(statement)
  const onKeysAlone = {
    ...statement,
    conditions: comparing.length > 1 ? comparing : [condition],
    notActions: [],
    resources: ['*'],
    notResources: [],
  }
  const actions = coveredActions(statement).filter(carriesLeadingKeys)
  for (const foreign of foreignKeys(condition).filter((each) => each.owner === owner)) {
    for (const action of actions.length > 0 ? actions : ['dynamodb:Query']) {
      const about = { ...onKeysAlone, actions: [action] }
      const open = targetsOf(statement, policy)
        .flatMap((target) =>
          [undefined, ...indexesOf(policy, statement, target, action)].flatMap(
            (index) => attemptAt(action, target, { keys: [foreign.key], index }) ?? [],
          ),
        )
        .find((attempt) => {
          const access = { ...attempt.access, action }
          return isAllowedBy(about, access, session, 'keys') && !isDeniedBy(denials, access, session)
        })
      if (open !== undefined) return { ...foreign, attempt: open }
    }
  }
  return undefined
}

function passes({ operator, values }: ConditionView, passed: ForeignKey | undefined): string {
  if (/Not/.test(operator))
    return `${operator} allows every key except the one that is named: a user reaches everybody else’s rows.`
  const [pattern = ''] =
    passed?.value === undefined ? values.filter((value) => /[*?]/.test(value)) : [passed.value]
  return `“${pattern}” matches other people’s keys as well, such as “${passed?.key}”: a user reaches their rows.`
}

/** Why a comparison is loose, if its form shows it. Undefined if only a request can show it. */
function inItsForm({ comparison, values, operator }: ConditionView): string | undefined {
  if (/IgnoreCase$/.test(comparison)) {
    return `${operator} treats keys as equal that are different keys to DynamoDB: a user reaches the rows of a key that differs in case only.`
  }
  if (/(Less|Greater)Than|IpAddress$|^(Numeric|Date)Not|^Arn/.test(comparison)) {
    return `${operator} does not compare keys for equality: a user reaches the rows of every key that fulfils it.`
  }
  if (comparison !== 'StringLike') return undefined
  const open = values.find(
    (value) =>
      /^[^$]*[*?]/.test(value.replaceAll(/\$\{[*?$]\}/g, '')) &&
      (/^[*?]/.test(value) || value.includes('${')),
  )
  return open === undefined
    ? undefined
    : `“${open}” has a wildcard before the variable and matches other people’s keys: a user reaches their rows.`
}

function strict(policy: PolicyView, statement: StatementView, condition: ConditionView): Flaw['write'] {
  const variables = condition.values.flatMap(variablesOf).filter(({ kind }) => kind === 'person')
  const [own] = variables
  const value = own === undefined ? variableFor(policy) : spellVariables(`\${${own.name}}`, policy.writing)
  return changeCondition(
    statement,
    { 'ForAllValues:StringEquals': { [condition.key]: [value] }, Null: { [condition.key]: 'false' } },
    [condition],
  )
}

import { variablesIn } from '../../aws/policy/resolveVariables.ts'
import { table } from './evaluationCases.ts'
import type { Case } from './randomCases.ts'

interface Difference {
  name: string
  /** Which of the two is wrong, and by whose word. */
  why: string
  applies(one: Case): boolean
  example: Case
}

const ask = (Condition: object, context: Case['request']['context']): Case => ({
  statements: [{ Effect: 'Allow', Action: ['dynamodb:Query'], Resource: [table], Condition }],
  request: { action: 'dynamodb:Query', resource: table, context },
})

function hasCondition(
  { statements, request }: Case,
  found: (operator: string, values: readonly string[], request: Case['request'], key: string) => boolean,
): boolean {
  return statements.some(({ Condition }) =>
    Object.entries(Condition as Record<string, Record<string, readonly string[]>>).some(([operator, keys]) =>
      Object.entries(keys).some(([key, values]) => found(operator, values, request, key)),
    ),
  )
}

/** Where our evaluator and iam-simulate differ. Everything else has to agree. */
export const knownDifferences: readonly Difference[] = [
  {
    name: 'an escape where there are no wildcards',
    why: 'IAM lets ${*} stand for an asterisk wherever a variable may stand; the library knows it in patterns only.',
    applies: (one) =>
      hasCondition(one, (operator, values) => !operator.includes('Like') && values.includes('${*}')),
    example: ask(
      { StringEquals: { 'aws:PrincipalTag/office': ['${*}'] } },
      { 'aws:PrincipalTag/office': '*' },
    ),
  },
  {
    name: 'a negation of a variable that has no value',
    why: 'IAM: a variable without a value matches nothing, and so a negated operator holds; the library lets it fail.',
    applies: (one) =>
      hasCondition(
        one,
        (operator, values, { context }) =>
          operator.includes('Not') &&
          values.some((value) => variablesIn(value).some((name) => context[name] === undefined)),
      ),
    example: ask(
      { StringNotEquals: { 'dynamodb:Select': ['${aws:PrincipalTag/office}'] } },
      { 'dynamodb:Select': 'COUNT' },
    ),
  },
  {
    name: 'ForAnyValue with IfExists, without the key',
    why: 'IAM: IfExists makes a condition hold without its key; the library lets ForAnyValue fail. AWS gives no example.',
    applies: (one) =>
      hasCondition(
        one,
        (operator, _, { context }, key) =>
          /^ForAnyValue:.*IfExists$/.test(operator) &&
          !Object.keys(context).some((name) => name.toLowerCase() === key.toLowerCase()),
      ),
    example: ask({ 'ForAnyValue:StringEqualsIfExists': { 'dynamodb:LeadingKeys': ['x'] } }, {}),
  },
  {
    name: 'an empty list',
    why: 'IAM: a key that resolves to nothing is a missing key; to the library it is there, so Null "false" holds.',
    applies: ({ request }) =>
      Object.values(request.context).some((value) => Array.isArray(value) && value.length === 0),
    example: ask({ Null: { 'dynamodb:LeadingKeys': ['false'] } }, { 'dynamodb:LeadingKeys': [] }),
  },
]

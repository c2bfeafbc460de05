import fc from 'fast-check'
import { mine, table, theirs } from './evaluationCases.ts'

/** Statements and a request that meet often enough for every outcome. */
export interface Case {
  statements: readonly Readonly<Record<string, unknown>>[]
  request: { action: string; resource: string; context: Readonly<Record<string, string | readonly string[]>> }
}

const sub = '${cognito-identity.amazonaws.com:sub}'
export const oneOf = fc.constantFrom

const actions = oneOf(
  'dynamodb:Query',
  'dynamodb:GetItem',
  'dynamodb:Scan',
  'dynamodb:*',
  'dynamodb:Q*y',
  'dynamodb:Que?y',
  'DynamoDB:query',
  's3:*',
  '*',
)
const resources = oneOf(
  table,
  `${table}2`,
  `${table}*`,
  `${table}/index/*`,
  table.replace('Agents', 'Agent?'),
  table.replace('eu-central-1', '*'),
  table.replace('AgentsTable', '*'),
  'arn:aws:dynamodb:eu-central-1:*:table/AgentsTable',
  'arn:aws:s3:::bucket',
  '*',
)
const texts = oneOf(
  mine,
  theirs,
  sub,
  `${sub}#*`,
  'north',
  'NORTH',
  'no*',
  'n?rth',
  '*',
  '${*}',
  '${aws:PrincipalTag/office}',
)
export const comparisons = oneOf(
  'StringEquals',
  'StringNotEquals',
  'StringEqualsIgnoreCase',
  'StringNotEqualsIgnoreCase',
  'StringLike',
  'StringNotLike',
)
export const ifExists = oneOf('', 'IfExists')

const multivalued = fc.record({
  operator: fc
    .tuple(oneOf('ForAllValues:', 'ForAnyValue:'), comparisons, ifExists)
    .map((parts) => parts.join('')),
  key: oneOf('dynamodb:LeadingKeys', 'dynamodb:Attributes', 'DynamoDB:leadingkeys'),
  values: fc.array(texts, { minLength: 1, maxLength: 3 }),
})
const single = fc.record({
  operator: fc.tuple(comparisons, ifExists).map((parts) => parts.join('')),
  key: oneOf('dynamodb:Select', 'aws:PrincipalTag/office', 'cognito-identity.amazonaws.com:sub'),
  values: fc.array(texts, { minLength: 1, maxLength: 3 }),
})
const booleans = fc.record({
  operator: fc.tuple(fc.constant('Bool'), ifExists).map((parts) => parts.join('')),
  key: fc.constant('dynamodb:FullTableScan'),
  values: fc.array(oneOf('true', 'false'), { minLength: 1, maxLength: 1 }),
})
const nulls = fc.record({
  operator: fc.constant('Null'),
  key: oneOf('dynamodb:LeadingKeys', 'dynamodb:Select', 'aws:PrincipalTag/office'),
  values: fc.array(oneOf('true', 'false'), { minLength: 1, maxLength: 1 }),
})

type Conditions = Record<string, Record<string, readonly string[]>>

export function conditionOf(
  list: readonly { operator: string; key: string; values: readonly string[] }[],
): Conditions {
  const condition: Conditions = {}
  for (const { operator, key, values } of list)
    condition[operator] = { ...condition[operator], [key]: values }
  return condition
}

const conditions = fc.array(fc.oneof(multivalued, single, booleans, nulls), { maxLength: 3 }).map(conditionOf)

const statements = fc.array(
  fc.record({
    Effect: oneOf('Allow', 'Allow', 'Deny'),
    Action: fc.array(actions, { minLength: 1, maxLength: 2 }),
    Resource: fc.array(resources, { minLength: 1, maxLength: 2 }),
    Condition: conditions,
  }),
  { minLength: 1, maxLength: 3 },
)

const values = oneOf(mine, theirs, 'north', 'NORTH', 'northern', '*', `${mine}#1`, sub)
const context = fc
  .record(
    {
      'cognito-identity.amazonaws.com:sub': oneOf(mine, theirs),
      'aws:PrincipalTag/office': oneOf('north', 'NORTH', '*'),
      'dynamodb:Select': values,
      'dynamodb:FullTableScan': oneOf('true', 'false'),
      'dynamodb:LeadingKeys': fc.array(values, { maxLength: 3 }),
      'dynamodb:Attributes': fc.array(values, { maxLength: 3 }),
    },
    { requiredKeys: [] },
  )
  .map((keys) => ({ ...keys }))

export const cases: fc.Arbitrary<Case> = fc.record({
  statements,
  request: fc.record({
    action: oneOf('dynamodb:Query', 'dynamodb:GetItem', 'dynamodb:Scan'),
    resource: oneOf(
      table,
      `${table}2`,
      `${table}/index/byStation`,
      table.replace('eu-central-1', 'us-east-1'),
      table.replace('123456789012', '999999999999'),
    ),
    context,
  }),
})

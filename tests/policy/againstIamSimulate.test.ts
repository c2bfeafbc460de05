import { runSimulation, runUnsafeSimulation } from '@cloud-copilot/iam-simulate'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evaluate } from '../../aws/policy/evaluate.ts'
import { parsePolicy } from '../../aws/policy/parsePolicy.ts'
import { variablesIn } from '../../aws/policy/resolveVariables.ts'
import { mine, table, theirs } from './evaluationCases.ts'

/**
 * Two evaluators that share no code decide on the same random policies and requests, and have to agree.
 * runSimulation, the library's other way in, drops the cognito-identity keys for DynamoDB.
 */
interface Case {
  statements: readonly Readonly<Record<string, unknown>>[]
  request: { action: string; resource: string; context: Readonly<Record<string, string | readonly string[]>> }
}

interface Difference {
  name: string
  /** Which of the two is wrong, and by whose word. */
  why: string
  applies(one: Case): boolean
  example: Case
}

const role = 'arn:aws:iam::123456789012:role/Administrator'
const sub = '${cognito-identity.amazonaws.com:sub}'
const { constantFrom: oneOf } = fc

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
const comparisons = oneOf(
  'StringEquals',
  'StringNotEquals',
  'StringEqualsIgnoreCase',
  'StringNotEqualsIgnoreCase',
  'StringLike',
  'StringNotLike',
)
const ifExists = oneOf('', 'IfExists')

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

function conditionOf(
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

const cases: fc.Arbitrary<Case> = fc.record({
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

/** Where they differ. Everything else has to agree. */
const knownDifferences: readonly Difference[] = [
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

const outcomes = {
  Allowed: 'allowed',
  ImplicitlyDenied: 'implicitly-denied',
  ExplicitlyDenied: 'explicitly-denied',
} as const

function ours({ statements, request }: Case): string {
  const policy = parsePolicy('random', { Version: '2012-10-17', Statement: statements }, 'identity')
  return evaluate([policy], { ...request, context: new Map(Object.entries(request.context)) }).outcome
}

function theirAnswer({ statements, request }: Case): string {
  const answer = runUnsafeSimulation(
    {
      request: {
        principal: 'arn:aws:sts::123456789012:assumed-role/Administrator/CognitoIdentityCredentials',
        action: request.action,
        resource: { resource: request.resource, accountId: '123456789012' },
        // Nothing may come from a prototype: the library would read it.
        contextVariables: Object.assign(Object.create(null), request.context),
      },
      identityPolicies: [{ name: 'random', policy: { Version: '2012-10-17', Statement: statements } }],
      serviceControlPolicies: [],
      resourceControlPolicies: [],
    },
    {},
  )
  return outcomes[answer as keyof typeof outcomes] ?? answer
}

describe('our evaluator and iam-simulate', () => {
  const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31))

  it(`agree on random policies and requests (SEED=${seed})`, () => {
    const seen = new Map<string, number>()
    fc.assert(
      fc.property(cases, (one) => {
        fc.pre(!knownDifferences.some(({ applies }) => applies(one)))
        const outcome = ours(one)
        seen.set(outcome, (seen.get(outcome) ?? 0) + 1)
        expect(outcome).toBe(theirAnswer(one))
      }),
      { seed, numRuns: 3_000 },
    )
    // Agreement on denials alone would say little.
    console.log(`SEED=${seed}`, Object.fromEntries(seen))
    for (const outcome of Object.values(outcomes)) expect(seen.get(outcome)).toBeGreaterThan(100)
  })

  it.each(knownDifferences.map((difference) => [difference.name, difference] as const))(
    'differ, as is known, on %s',
    (_, { example, applies }) => {
      expect(applies(example)).toBe(true)
      expect(ours(example)).not.toBe(theirAnswer(example))
    },
  )
})

describe('our evaluator and iam-simulate on trust policies', () => {
  const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31))
  const pools = oneOf('eu-central-1:pool', 'eu-central-1:other', 'eu-central-1:*')
  const methods = oneOf('authenticated', 'unauthenticated', '*authenticated', 'auth*')
  const onAud = fc.record({
    operator: fc.tuple(comparisons, ifExists).map((parts) => parts.join('')),
    key: fc.constant('cognito-identity.amazonaws.com:aud'),
    values: fc.array(pools, { minLength: 1, maxLength: 2 }),
  })
  const onAmr = fc.record({
    operator: fc.tuple(oneOf('ForAllValues:', 'ForAnyValue:'), comparisons).map((parts) => parts.join('')),
    key: fc.constant('cognito-identity.amazonaws.com:amr'),
    values: fc.array(methods, { minLength: 1, maxLength: 2 }),
  })
  const trustStatements = fc.array(
    fc.record({
      Effect: oneOf('Allow', 'Allow', 'Deny'),
      Principal: oneOf(
        { Federated: 'cognito-identity.amazonaws.com' },
        { Federated: 'accounts.google.com' },
        { Service: 'lambda.amazonaws.com' },
      ),
      Action: oneOf('sts:AssumeRoleWithWebIdentity', 'sts:TagSession', 'sts:*'),
      Condition: fc.array(fc.oneof(onAud, onAmr), { maxLength: 2 }).map(conditionOf),
    }),
    { minLength: 1, maxLength: 2 },
  )
  const sessions = fc.record({
    'cognito-identity.amazonaws.com:aud': oneOf('eu-central-1:pool', 'eu-central-1:other'),
    // AWS gives several; the library looks at the first alone.
    'cognito-identity.amazonaws.com:amr': fc.array(oneOf('authenticated', 'unauthenticated', 'provider'), {
      minLength: 1,
      maxLength: 1,
    }),
  })

  it(`agree on who may assume a role (SEED=${seed})`, async () => {
    const seen = new Map<string, number>()
    await fc.assert(
      fc.asyncProperty(trustStatements, sessions, async (Statement, keys) => {
        const document = { Version: '2012-10-17', Statement }
        const { outcome } = evaluate([parsePolicy('random', document, 'trust')], {
          action: 'sts:AssumeRoleWithWebIdentity',
          resource: role,
          principal: { type: 'Federated', value: 'cognito-identity.amazonaws.com' },
          context: new Map<string, string | readonly string[]>(Object.entries(keys)),
        })
        seen.set(outcome, (seen.get(outcome) ?? 0) + 1)
        const simulated = await runSimulation(
          {
            request: {
              principal: 'cognito-identity.amazonaws.com',
              action: 'sts:AssumeRoleWithWebIdentity',
              resource: { resource: role, accountId: '123456789012' },
              contextVariables: Object.assign(Object.create(null), keys),
            },
            identityPolicies: [],
            serviceControlPolicies: [],
            resourceControlPolicies: [],
            resourcePolicy: document,
          },
          {},
        )
        if (simulated.resultType !== 'single') throw new Error(JSON.stringify(simulated))
        expect(outcome).toBe(outcomes[simulated.overallResult])
      }),
      { seed, numRuns: 500 },
    )
    for (const outcome of Object.values(outcomes)) expect(seen.get(outcome)).toBeGreaterThan(20)
  })
})

import { runSimulation, runUnsafeSimulation } from '@cloud-copilot/iam-simulate'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evaluate } from '../../aws/policy/evaluate.ts'
import { parsePolicy } from '../../aws/policy/parsePolicy.ts'
import { knownDifferences } from './knownDifferences.ts'
import { type Case, cases, comparisons, conditionOf, ifExists, oneOf } from './randomCases.ts'

const role = 'arn:aws:iam::123456789012:role/Administrator'

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

/**
 * Two evaluators that share no code decide on the same random policies and requests, and have to agree.
 * runSimulation, the library's other way in, drops the cognito-identity keys for DynamoDB.
 */
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
      Effect: oneOf('Allow', 'Deny'),
      Principal: oneOf(
        { Federated: 'cognito-identity.amazonaws.com' },
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
    console.log(`SEED=${seed}`, Object.fromEntries(seen))
    for (const outcome of Object.values(outcomes)) expect(seen.get(outcome)).toBeGreaterThan(20)
  })
})

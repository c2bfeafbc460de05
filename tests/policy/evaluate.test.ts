import { describe, expect, it } from 'vitest'
import { evaluate } from '../../aws/policy/evaluate.ts'
import { parsePolicy } from '../../aws/policy/parsePolicy.ts'
import { evaluationCases, mine, session, table, usual } from './evaluationCases.ts'

const trustPolicy = parsePolicy(
  'trust',
  {
    Version: '2012-10-17',
    Statement: {
      Effect: 'Allow',
      Principal: { Federated: 'cognito-identity.amazonaws.com' },
      Action: 'sts:AssumeRoleWithWebIdentity',
      Condition: {
        StringEquals: { 'cognito-identity.amazonaws.com:aud': 'eu-central-1:pool' },
        'ForAnyValue:StringLike': { 'cognito-identity.amazonaws.com:amr': 'authenticated' },
      },
    },
  },
  'trust',
)

for (const [about, cases] of Object.entries(evaluationCases)) {
  describe(`evaluate: ${about}`, () => {
    it.each(cases.map((row) => [row.it, row] as const))('%s', (_, row) => {
      const statements = [row.policy].flat().map((statement) => ({ ...usual, ...statement }))
      const policy = parsePolicy('case', { Version: '2012-10-17', Statement: statements }, 'identity')
      const decision = evaluate([policy], {
        action: row.action ?? usual.Action,
        resource: row.resource ?? usual.Resource,
        context: new Map(Object.entries({ ...row.keys, ...session })),
      })
      expect(decision.outcome).toBe(row.outcome)
    })
  })
}

describe('evaluate: several policies', () => {
  const allow = parsePolicy('allow', { Version: '2012-10-17', Statement: usual }, 'identity')
  const deny = parsePolicy(
    'deny',
    { Version: '2012-10-17', Statement: { ...usual, Effect: 'Deny' } },
    'identity',
  )
  const request = { action: usual.Action, resource: usual.Resource, context: new Map() }

  it('denies when there is none', () => {
    expect(evaluate([], request).outcome).toBe('implicitly-denied')
  })

  it('lets one policy’s deny win over another’s allow', () => {
    expect(evaluate([allow, deny], request).outcome).toBe('explicitly-denied')
    expect(evaluate([deny, allow], request).outcome).toBe('explicitly-denied')
  })
})

describe('evaluate: a trust policy', () => {
  const assume = (changes: Readonly<Record<string, string | readonly string[]>>, principal: string) =>
    evaluate([trustPolicy], {
      action: 'sts:AssumeRoleWithWebIdentity',
      resource: 'arn:aws:iam::123456789012:role/AdministratorRole',
      principal: { type: 'Federated', value: principal },
      context: new Map(
        Object.entries({
          'cognito-identity.amazonaws.com:aud': 'eu-central-1:pool',
          'cognito-identity.amazonaws.com:amr': ['authenticated', 'cognito-idp.eu-central-1.amazonaws.com/x'],
          ...changes,
        }),
      ),
    }).outcome

  it.each([
    ['trusts this identity pool’s signed-in users', {}, 'cognito-identity.amazonaws.com', 'allowed'],
    ['refuses another provider', {}, 'accounts.google.com', 'implicitly-denied'],
    [
      'refuses another identity pool',
      { 'cognito-identity.amazonaws.com:aud': 'eu-central-1:other' },
      'cognito-identity.amazonaws.com',
      'implicitly-denied',
    ],
    [
      'refuses a guest',
      { 'cognito-identity.amazonaws.com:amr': ['unauthenticated'] },
      'cognito-identity.amazonaws.com',
      'implicitly-denied',
    ],
  ] as const)('%s', (_, changes, principal, outcome) => {
    expect(assume(changes, principal)).toBe(outcome)
  })

  it('refuses a token without a subject', () => {
    const decision = evaluate([trustPolicy], {
      action: 'sts:AssumeRoleWithWebIdentity',
      resource: 'arn:aws:iam::123456789012:role/AdministratorRole',
      context: new Map<string, string | readonly string[]>([
        ['cognito-identity.amazonaws.com:aud', 'eu-central-1:pool'],
        ['cognito-identity.amazonaws.com:amr', ['authenticated']],
      ]),
    })
    expect(decision.outcome).toBe('implicitly-denied')
  })
})

describe('a decision’s reasons', () => {
  const policy = parsePolicy(
    'own',
    {
      Version: '2012-10-17',
      Statement: {
        ...usual,
        Condition: {
          'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': '${cognito-identity.amazonaws.com:sub}' },
        },
      },
    },
    'identity',
  )
  const decide = (context: Readonly<Record<string, string | readonly string[]>>) =>
    evaluate([policy], { action: usual.Action, resource: table, context: new Map(Object.entries(context)) })
      .statements[0]?.conditions[0]

  it('tell what a variable stood for, and which values did not match', () => {
    expect(decide({ ...session, 'dynamodb:LeadingKeys': [mine, 'other'] })).toMatchObject({
      operator: 'ForAllValues:StringEquals',
      key: 'dynamodb:LeadingKeys',
      expected: [{ written: '${cognito-identity.amazonaws.com:sub}', resolved: mine }],
      actual: [mine, 'other'],
      unmatched: ['other'],
      matches: false,
      vacuous: false,
    })
  })

  it('tell that a condition held only for want of the key', () => {
    expect(decide(session)).toMatchObject({ actual: undefined, matches: true, vacuous: true })
  })

  it('tell that a variable had no value', () => {
    expect(decide({ 'dynamodb:LeadingKeys': [mine] })).toMatchObject({
      expected: [{ resolved: undefined }],
      matches: false,
    })
  })
})

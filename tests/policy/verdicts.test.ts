import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { lintDocument } from '../../aws/policy/lint/lintDocument.ts'
import { rules } from '../../aws/policy/lint/lintPolicy.ts'
import { rulePages } from '../../aws/policy/lint/rulePages.ts'
import { verdicts } from './verdicts.ts'

const folder = 'tests/policy/cases'
const lint = (file: string) => lintDocument(readFileSync(`${folder}/${file}`, 'utf8'), file)

it('has a verdict for every document', () => {
  expect(Object.keys(verdicts).sort()).toEqual(readdirSync(folder).sort())
})

describe('the verdict', () => {
  it.each(Object.entries(verdicts))('on %s', (file, { findings, policies, unread = [] }) => {
    const verdict = lint(file)
    expect({
      findings: verdict.findings.map(({ rule, line }) => `${rule} at ${line}`),
      policies: verdict.policies.length,
      unread: verdict.unread.map(({ reason }) => reason),
    }).toEqual({ findings, policies, unread: unread.map((reason) => expect.stringContaining(reason)) })
  })

  it.each(Object.keys(verdicts))('on %s says in each finding what is wrong, and what to do', (file) => {
    const text = readFileSync(`${folder}/${file}`, 'utf8').split('\n')
    for (const { line, column, where, why, mend, lines, policy } of lint(file).findings) {
      expect(text[line - 1]?.slice(column - 1)).toMatch(/\S/)
      expect(where.startsWith(policy)).toBe(true)
      expect(why).toMatch(/^[^.].*[^. ]\.$/s)
      expect(mend).toMatch(/^\S.*[^. ]\.$/s)
      expect(mend).not.toMatch(/Write \.|undefined/)
      expect(lines ?? '').not.toMatch(/undefined|\[object/)
    }
  })
})

it('has a page for every rule', () => {
  expect([...rulePages.keys()]).toEqual(expect.arrayContaining(rules.map(({ name }) => name)))
})

describe('what nobody writes by hand', () => {
  const own = {
    'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': ['${cognito-identity.amazonaws.com:sub}'] },
  }
  const statement = {
    Effect: 'Allow',
    Action: 'dynamodb:Query',
    Resource: 'arn:aws:dynamodb:eu-central-1:123456789012:table/N',
    Condition: own,
  }

  it.each([
    ['brackets without end', '['.repeat(100_000)],
    ['brackets without end in YAML', `a: ${'['.repeat(100_000)}`],
    ['lists in lists in one line', `${'- '.repeat(50_000)}a`],
    [
      'aliases that multiply',
      `a0: &a0 [x]\n${Array.from({ length: 20 }, (_, index) => `a${index + 1}: &a${index + 1} [${Array(10).fill(`*a${index}`).join(', ')}]`).join('\n')}`,
    ],
    [
      'loops that multiply',
      JSON.stringify({
        Resources: {
          'Fn::ForEach::A': [
            'A',
            Array(900).fill('x'),
            {
              'Fn::ForEach::B': [
                'B',
                Array(900).fill('y'),
                { 'R${A}${B}': { Type: 'T', Properties: { PolicyDocument: { Statement: [statement] } } } },
              ],
            },
          ],
        },
      }),
    ],
    [
      'a policy that no service takes',
      JSON.stringify({ Version: '2012-10-17', Statement: Array(2_000).fill(statement) }),
    ],
    [
      'a pattern of wildcards',
      JSON.stringify({
        ...statement,
        Condition: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': '*a'.repeat(100_000) } },
      }),
    ],
  ])('is named as not read: %s', (_, text) => {
    expect(lintDocument(text, 'it').unread).not.toEqual([])
  })

  it('is read in full when there are a thousand of them', () => {
    const policies = Array.from({ length: 1_000 }, (_, index) => ({
      PolicyName: `policy-${index}`,
      PolicyDocument: { Version: '2012-10-17', Statement: [statement] },
    }))
    const verdict = lintDocument(JSON.stringify(policies), 'it')
    expect(verdict.policies).toHaveLength(1_000)
    expect(verdict.statements).toBe(1_000)
    expect(verdict.findings.map(({ rule }) => rule)).toEqual(Array(1_000).fill('no-presence-test'))
    expect(verdict.unread).toEqual([])
  })

  it('is a template with more combinations of parameters than are tried', () => {
    const Parameters = Object.fromEntries(
      Array.from({ length: 9 }, (_, index) => [`P${index}`, { Type: 'String', AllowedValues: ['a', 'b'] }]),
    )
    const Resource = Object.keys(Parameters).map((name) => ({
      'Fn::Sub': `${statement.Resource}\${${name}}`,
    }))
    const template = {
      Parameters,
      Resources: {
        Own: {
          Type: 'AWS::IAM::ManagedPolicy',
          Properties: { PolicyDocument: { Version: '2012-10-17', Statement: [{ ...statement, Resource }] } },
        },
      },
    }
    const { findings, unread } = lintDocument(JSON.stringify(template), 'it')
    expect(findings.map(({ rule }) => rule)).toContain('no-presence-test')
    expect(unread).toMatchObject([{ name: 'Own', reason: expect.stringContaining('256 combinations') }])
  })
})

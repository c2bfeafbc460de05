import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readPolicyFile } from '../../aws/cli/readPolicyFile.ts'
import { lintDocument } from '../../aws/policy/lint/lintDocument.ts'
import { usualStatement, usualTrust } from './lintCases.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lint-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

function file(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

const policy = (statement: object) => ({ Version: '2012-10-17', Statement: [statement] })
const open = policy({ Effect: 'Allow', Action: 'dynamodb:Query', Resource: '*' })

/** A role, a table and whatever else, as a template in JSON. */
function template(resources: object, more: object = {}) {
  return {
    ...more,
    Resources: {
      Agents: {
        Type: 'AWS::DynamoDB::Table',
        Properties: { KeySchema: [{ AttributeName: 'userId', KeyType: 'HASH' }] },
      },
      Reader: {
        Type: 'AWS::IAM::Role',
        Properties: { AssumeRolePolicyDocument: policy(usualTrust) },
      },
      ...resources,
    },
  }
}

const rulesIn = (document: unknown) => lintDocument('it', document).findings.map(({ rule }) => rule)

describe('this stack’s template', () => {
  const verdict = lintDocument('template', readPolicyFile('aws/template.yaml'))

  it('holds nothing that the linter finds', () => {
    expect(verdict.findings).toEqual([])
  })

  it('has every policy of its roles looked at', () => {
    expect(verdict.policies).toEqual(
      expect.arrayContaining(['AdministratorRole/trust', 'AdministratorRole/OwnAgents']),
    )
  })
})

describe('lintDocument', () => {
  it('takes a policy alone', () => {
    expect(lintDocument('it', open).policies).toEqual(['it'])
    expect(rulesIn(open)).toEqual(['wildcard-resource'])
  })

  it('takes what the AWS CLI prints of a policy and of a role', () => {
    expect(rulesIn({ PolicyVersion: { Document: open, VersionId: 'v1' } })).toEqual(['wildcard-resource'])
    expect(rulesIn({ RoleName: 'r', PolicyName: 'p', PolicyDocument: open })).toEqual(['wildcard-resource'])
    const role = { Role: { AssumeRolePolicyDocument: policy({ ...usualTrust, Condition: {} }) } }
    expect(rulesIn(role)).toEqual(['trusts-any-pool', 'trusts-guests'])
  })

  it('finds the policies of a template wherever they stand', () => {
    const { policies } = lintDocument(
      'it',
      template({
        Managed: { Type: 'AWS::IAM::ManagedPolicy', Properties: { PolicyDocument: open } },
        Inline: {
          Type: 'AWS::IAM::Role',
          Properties: {
            AssumeRolePolicyDocument: policy(usualTrust),
            Policies: [{ PolicyName: 'Own', PolicyDocument: open }],
          },
        },
        Shared: {
          Type: 'AWS::DynamoDB::Table',
          Properties: { ResourcePolicy: { PolicyDocument: policy({ ...usualStatement, Principal: '*' }) } },
        },
      }),
    )
    expect(policies).toEqual(['Reader/trust', 'Managed', 'Inline/trust', 'Inline/Own', 'Shared'])
  })

  it('joins a policy of its own with the role that has it', () => {
    const own = (Roles: unknown) =>
      template({
        Own: {
          Type: 'AWS::IAM::Policy',
          Properties: {
            PolicyName: 'Own',
            Roles,
            PolicyDocument: policy({ ...usualStatement, Condition: undefined }),
          },
        },
      })
    expect(rulesIn(own([{ Ref: 'Reader' }]))).toEqual(['rows-of-everybody'])
    expect(rulesIn(own([{ Ref: 'Elsewhere' }]))).toEqual([])
  })

  it('sees through the functions of a template', () => {
    const reads = (Resource: unknown) =>
      rulesIn(
        template(
          {
            Own: {
              Type: 'AWS::IAM::Policy',
              Properties: { PolicyDocument: policy({ ...usualStatement, Resource }) },
            },
          },
          { Mappings: { Scope: { all: { Arn: '*' } } } },
        ),
      )
    expect(reads({ 'Fn::GetAtt': ['Agents', 'Arn'] })).toEqual([])
    expect(reads({ 'Fn::Sub': '${Agents.Arn}/index/byStation' })).toEqual(['index-resource'])
    expect(reads({ 'Fn::Join': ['', [{ 'Fn::GetAtt': 'Agents.Arn' }, '*']] })).toEqual(['wildcard-resource'])
    expect(reads({ 'Fn::Sub': 'arn:${AWS::Partition}:dynamodb:*:${AWS::AccountId}:table/x' })).toEqual([
      'wildcard-resource',
    ])
    expect(reads({ 'Fn::FindInMap': ['Scope', 'all', 'Arn'] })).toEqual(['wildcard-resource'])
    expect(reads({ 'Fn::ImportValue': 'TableArn' })).toEqual([])
  })

  it('looks at every way to deploy a template', () => {
    const choosing = (AllowedValues: readonly string[] | undefined) =>
      rulesIn(
        template(
          {
            Own: {
              Type: 'AWS::IAM::Policy',
              Properties: {
                PolicyDocument: policy({
                  ...usualStatement,
                  Resource: { 'Fn::If': ['Wide', '*', { 'Fn::GetAtt': ['Agents', 'Arn'] }] },
                }),
              },
            },
          },
          {
            Parameters: { Reach: { Type: 'String', Default: 'one', AllowedValues } },
            Conditions: { Wide: { 'Fn::Equals': [{ Ref: 'Reach' }, 'every'] } },
          },
        ),
      )
    expect(choosing(['one', 'every'])).toEqual(['wildcard-resource'])
    expect(choosing(undefined)).toEqual(['wildcard-resource'])
    expect(choosing(['one', 'two'])).toEqual([])
  })

  it('knows the keys of a template’s tables', () => {
    const listing = (names: readonly string[]) =>
      rulesIn(
        template({
          Own: {
            Type: 'AWS::IAM::Policy',
            Properties: {
              PolicyDocument: policy({
                ...usualStatement,
                Resource: { 'Fn::GetAtt': ['Agents', 'Arn'] },
                Condition: {
                  ...usualStatement.Condition,
                  StringEquals: {
                    'dynamodb:Select': 'SPECIFIC_ATTRIBUTES',
                  },
                  'ForAllValues:StringEquals': {
                    ...usualStatement.Condition['ForAllValues:StringEquals'],
                    'dynamodb:Attributes': names,
                  },
                },
              }),
            },
          },
        }),
      )
    expect(listing(['status'])).toEqual(['key-attribute-not-listed'])
    expect(listing(['userId', 'status'])).toEqual([])
  })

  it('refuses a document without a policy', () => {
    expect(() => lintDocument('it', { name: 'package' })).toThrow('holds no policy')
    expect(() => lintDocument('it', null)).toThrow('holds no policy')
  })
})

describe('an accepted finding', () => {
  const accepting = (PolicyLint: unknown) =>
    lintDocument(
      'it',
      template({
        Own: {
          Type: 'AWS::IAM::Role',
          Metadata: { PolicyLint },
          Properties: {
            AssumeRolePolicyDocument: policy(usualTrust),
            Policies: [
              {
                PolicyName: 'All',
                PolicyDocument: policy({ ...usualStatement, Sid: 'ReadAll', Condition: undefined }),
              },
            ],
          },
        },
      }),
    )
  const acceptance = { Accept: 'rows-of-everybody', In: 'ReadAll', Because: 'leads read everything' }

  it('is set aside with its reason', () => {
    const { findings, accepted } = accepting([acceptance])
    expect(findings).toEqual([])
    expect(accepted).toMatchObject([{ rule: 'rows-of-everybody', because: 'leads read everything' }])
  })

  it.each([
    ['without a reason', { ...acceptance, Because: ' ' }],
    ['of another statement', { ...acceptance, In: 'Read' }],
    ['of another rule', { ...acceptance, Accept: 'wildcard-resource' }],
  ])('is found all the same when the acceptance is %s, and the acceptance too', (_, wrong) => {
    expect(accepting([wrong]).findings.map(({ rule }) => rule)).toEqual([
      'rows-of-everybody',
      'idle-acceptance',
    ])
  })

  it('stays found without an acceptance', () => {
    expect(accepting(undefined).findings.map(({ rule }) => rule)).toEqual(['rows-of-everybody'])
  })
})

describe('readPolicyFile', () => {
  it('reads the short forms of a template as the long ones', () => {
    const text = 'a: !Ref B\nc: !Sub "${D}"\ne: !GetAtt F.Arn\ng: !If [H, !Ref I, !GetAtt [J, Arn]]\n'
    expect(readPolicyFile(file('t.yaml', text))).toEqual({
      a: { Ref: 'B' },
      c: { 'Fn::Sub': '${D}' },
      e: { 'Fn::GetAtt': ['F', 'Arn'] },
      g: { 'Fn::If': ['H', { Ref: 'I' }, { 'Fn::GetAtt': ['J', 'Arn'] }] },
    })
  })

  it.each([
    ['a file that is not there', () => join(folder, 'nowhere.json'), 'there is no such file'],
    ['a folder', () => folder, 'is a directory'],
    ['a file that is broken', () => file('broken.json', '{"Version": '), 'broken.json: '],
    ['an element that is there twice', () => file('twice.json', '{"Statement":[],"Statement":[]}'), 'unique'],
    ['a tag that CloudFormation does not know', () => file('tag.yaml', 'a: !Reff b'), 'Reff'],
  ])('refuses %s and says what is wrong', (_, path, problem) => {
    expect(() => readPolicyFile(path())).toThrow(problem)
  })
})

describe('npm run lint:policy', () => {
  const lint = (...files: string[]) =>
    spawnSync(process.execPath, ['--import', 'tsx', 'aws/cli/lintPolicy.ts', ...files], { encoding: 'utf8' })

  it('looks at the template, and ends well', () => {
    const { status, stdout } = lint()
    expect(stdout).toContain('aws/template.yaml')
    expect(stdout).toContain('nothing found')
    expect(status).toBe(0)
  })

  it('says what it found in which file, and does not end well', () => {
    const good = file('good.json', JSON.stringify(policy(usualStatement)))
    const { status, stdout, stderr } = lint(
      good,
      file('open.json', JSON.stringify(open)),
      join(folder, 'nowhere'),
    )
    expect(stdout).toMatch(
      /good\.json[\s\S]*nothing found[\s\S]*open\.json[\s\S]*✗ wildcard-resource[\s\S]*1 found/,
    )
    expect(stderr).toContain('there is no such file')
    expect(status).toBe(1)
  })
})

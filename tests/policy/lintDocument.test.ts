import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { decodeText } from '../../aws/cli/lint/decodeText.ts'
import { lintDocument, lintDocuments } from '../../aws/policy/lint/lintDocument.ts'
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

/** A template in JSON with the given resources and sections. */
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

const lint = (document: unknown) => lintDocument(JSON.stringify(document), 'it')
const rulesIn = (document: unknown) => lint(document).findings.map(({ rule }) => rule)

describe('this stack’s template', () => {
  const verdict = lintDocument(readFileSync('aws/template.yaml', 'utf8'), 'template')

  it('holds nothing that the linter finds or cannot read', () => {
    expect(verdict.findings).toEqual([])
    expect(verdict.unread).toEqual([])
  })

  it('has every policy of its roles looked at', () => {
    expect(verdict.policies).toEqual(
      expect.arrayContaining(['AdministratorRole/trust', 'AdministratorRole/OwnAgents']),
    )
  })
})

describe('lintDocument', () => {
  it('takes a policy alone', () => {
    expect(lint(open).policies).toEqual(['it'])
    expect(rulesIn(open)).toEqual(['rows-of-everybody', 'wildcard-resource'])
  })

  it('does not lose itself in outputs of Terraform that name each other', () => {
    const expression = { references: ['module.m.a', 'module.m.b', 'module.m.c'] }
    const outputs = { a: { expression }, b: { expression }, c: { expression } }
    let calls: object = {}
    for (let level = 0; level < 20; level += 1) calls = { m: { module: { outputs, module_calls: calls } } }
    const address = 'aws_iam_role_policy.rows'
    const open = JSON.stringify(policy({ ...usualStatement, Condition: undefined }))
    const { unread } = lint({
      format_version: '1.2',
      planned_values: {
        root_module: {
          resources: [{ address, mode: 'managed', type: 'aws_iam_role_policy', values: { policy: open } }],
        },
      },
      configuration: {
        root_module: {
          resources: [{ address, expressions: { role: expression } }],
          module_calls: calls,
        },
      },
    })
    expect(unread).toMatchObject([{ name: address }])
  })

  it('does not lose itself in variables of the Serverless Framework that stand in each other', () => {
    const deep = `${'${self:'.repeat(20_000)}a${'}'.repeat(20_000)}`
    const { unread } = lint({ service: 'notes', provider: { iam: { role: { statements: deep } } } })
    expect(unread).toMatchObject([{ name: 'provider.iam.role.statements' }])
  })

  it('takes a policy alone for one of signed-in users, unless the caller says otherwise', () => {
    const text = JSON.stringify(policy({ ...usualStatement, Condition: undefined }))
    const rulesWith = (isForPeople: boolean | undefined) =>
      lintDocument(text, 'it', { isForPeople }).findings.map(({ rule }) => rule)
    expect(rulesWith(undefined)).toEqual(['rows-of-everybody'])
    expect(rulesWith(true)).toEqual(['rows-of-everybody'])
    expect(rulesWith(false)).toEqual([])
  })

  it.each([
    ['about another service', { Action: 's3:GetObject', Resource: 'arn:aws:s3:::bucket/*' }],
    ['about the table and none of its rows', { Action: 'dynamodb:UpdateTable' }],
  ])('leaves a policy alone that is %s', (_, elements) => {
    expect(rulesIn(policy({ ...usualStatement, Condition: undefined, ...elements }))).toEqual([])
  })

  it('says of a role without signed-in users what its trust policy says', () => {
    const role = {
      Type: 'AWS::IAM::Role',
      Properties: {
        AssumeRolePolicyDocument: policy({
          Effect: 'Allow',
          Principal: { Service: 'lambda.amazonaws.com' },
          Action: 'sts:AssumeRole',
        }),
        Policies: [
          { PolicyName: 'Rows', PolicyDocument: policy({ ...usualStatement, Condition: undefined }) },
        ],
      },
    }
    const text = JSON.stringify(template({ Job: role }))
    expect(lintDocument(text, 'it', { isForPeople: true }).findings).toEqual([])
  })

  it('takes what the AWS CLI prints of a policy and of a role', () => {
    expect(rulesIn({ PolicyVersion: { Document: open, VersionId: 'v1' } })).toEqual([
      'rows-of-everybody',
      'wildcard-resource',
    ])
    expect(rulesIn({ RoleName: 'r', PolicyName: 'p', PolicyDocument: open })).toEqual(['wildcard-resource'])
    const role = { Role: { AssumeRolePolicyDocument: policy({ ...usualTrust, Condition: {} }) } }
    expect(rulesIn(role)).toEqual(['trusts-any-pool', 'trusts-guests'])
  })

  it('finds the policies of a template wherever they stand', () => {
    const { policies } = lint(
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

  it.each([
    ['an object without a policy', '{"name":"package"}', 'holds no policy'],
    ['null', 'null', 'holds no policy'],
    ['nothing', ' \n', 'is empty'],
    ['JSON that breaks off', '{"Version": ', 'ends too early'],
    [
      'a text in Terraform’s language',
      'resource "aws_iam_policy" "p" {\n  policy = "{}"\n}\n',
      'terraform show -json',
    ],
    ['a program', 'import { Stack } from "aws-cdk-lib"\nexport class Notes extends Stack {}\n', 'cdk synth'],
  ])('says of %s that no policy was read, and why', (_, text, reason) => {
    const { findings, policies, unread } = lintDocument(text, 'it')
    expect({ findings, policies }).toEqual({ findings: [], policies: [] })
    expect(unread).toHaveLength(1)
    expect(unread[0]?.reason).toContain(reason)
  })
})

describe('several documents together', () => {
  const answers = [
    {
      name: 'role.json',
      text: JSON.stringify({ Role: { RoleName: 'reader', AssumeRolePolicyDocument: policy(usualTrust) } }),
    },
    {
      name: 'policy.json',
      text: JSON.stringify({
        RoleName: 'reader',
        PolicyName: 'notes',
        PolicyDocument: policy({ ...usualStatement, Condition: undefined }),
      }),
    },
  ]

  it('tell of a role’s policy who gets it', () => {
    const [role, ofPolicy] = lintDocuments(answers)
    expect(role).toMatchObject({ policies: ['reader/trust'], findings: [] })
    expect(ofPolicy?.findings).toMatchObject([{ rule: 'rows-of-everybody', policy: 'reader/notes' }])
  })

  it('say no more than each alone where they are about different roles', () => {
    const [role, ofPolicy] = answers
    const other = { name: 'role.json', text: role?.text.replace('reader', 'other') ?? '' }
    const verdicts = lintDocuments([other, ...(ofPolicy === undefined ? [] : [ofPolicy])])
    expect(verdicts.map(({ findings }) => findings)).toEqual([[], []])
  })
})

describe('a stack whose template is linted beside it', () => {
  const own = { Type: 'AWS::IAM::ManagedPolicy', Properties: { PolicyDocument: policy(usualStatement) } }
  const root = (TemplateURL: unknown, Metadata: object = {}) => ({
    name: 'template.json',
    path: 'stacks/template.json',
    text: JSON.stringify({
      Resources: {
        Own: own,
        Auth: { Type: 'AWS::CloudFormation::Stack', Metadata, Properties: { TemplateURL } },
      },
    }),
  })
  const nested = (path: string) => ({
    name: 'template.json',
    path,
    text: JSON.stringify({ Resources: { Own: own } }),
  })
  const uploaded = 'https://s3.eu-central-1.amazonaws.com/bucket/auth/template.json'
  const either = { 'Fn::If': ['Live', './live.json', 'test.json'] }
  const unreadIn = (...documents: Parameters<typeof lintDocuments>[0]) =>
    lintDocuments(documents).map(({ unread }) => unread.length)

  it.each([
    ['by its path', root('./auth/template.json'), [nested('stacks/auth/template.json')]],
    ['by a path through the folder above', root('../auth/template.json'), [nested('auth/template.json')]],
    ['by an absolute path', root('/srv/auth/template.json'), [nested('/srv/auth/template.json')]],
    [
      'by the path that the CDK notes',
      root(uploaded, { 'aws:asset:path': 'a.json' }),
      [nested('stacks/a.json')],
    ],
    ['with both of its templates', root(either), [nested('stacks/live.json'), nested('stacks/test.json')]],
  ])('counts as read %s', (_, document, others) => {
    expect(unreadIn(document, ...others)).toEqual([0, ...others.map(() => 0)])
  })

  it.each([
    ['nothing', root('./auth/template.json'), []],
    [
      'a template of this name in another folder',
      root('./auth/template.json'),
      [nested('auth/template.json')],
    ],
    ['nothing but itself', root('./template.json'), []],
    ['a template of the name that a bucket holds', root(uploaded), [nested('stacks/auth/template.json')]],
    ['one of its two templates', root(either), [nested('stacks/live.json')]],
    ['another template', root('./auth/template.json'), [nested('stacks/auth/other.json')]],
  ])('counts as unread beside %s', (_, document, others) => {
    expect(unreadIn(document, ...others)[0]).toBe(1)
  })
})

describe('statements that a serverless.yml takes from a file', () => {
  it('count as unread beside that file, which does not tell who has them', () => {
    const text = 'service: s\nprovider: { name: aws, iam: { role: { statements: "${file(open.yml)}" } } }'
    const [service] = lintDocuments([
      { name: 'serverless.yml', text },
      { name: 'open.yml', text: JSON.stringify(open.Statement) },
    ])
    expect(service?.unread).toMatchObject([{ name: 'provider.iam.role.statements' }])
  })
})

describe('an accepted finding', () => {
  const accepting = (PolicyLint: unknown) =>
    lint(
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

describe('npm run lint:policy', () => {
  const run = (args: readonly string[], input?: string) =>
    spawnSync(process.execPath, ['--import', 'tsx', 'aws/cli/lintPolicy.ts', ...args], {
      encoding: 'utf8',
      input,
    })

  it('looks at the template, and ends well', () => {
    const { status, stdout } = run([])
    expect(stdout).toContain('aws/template.yaml')
    expect(stdout).toContain('nothing found')
    expect(status).toBe(0)
  })

  it('says what it found in which file and where, and does not end well', () => {
    const good = file('good.json', JSON.stringify(policy(usualStatement)))
    const bad = file('open.json', JSON.stringify(open, null, 2))
    const { status, stdout } = run([good, bad, join(folder, 'nowhere')])
    expect(stdout).toMatch(
      /1 policy \(good\.json\), 1 statement: nothing found[\s\S]*✗ wildcard-resource {2}\S*open\.json:7:7[\s\S]*2 findings[\s\S]*there is no such file/,
    )
    expect(status).toBe(1)
  })

  it('takes a policy without a role around it for one of signed-in users, unless told otherwise', () => {
    const rows = file('rows.json', JSON.stringify(policy({ ...usualStatement, Condition: undefined })))
    const { status, stdout } = run([rows])
    expect(stdout).toMatch(/✗ rows-of-everybody[\s\S]*--not-for-people/)
    expect(status).toBe(1)
    expect(run(['--not-for-people', rows])).toMatchObject({ status: 0 })
  })

  it('reads a folder, and the standard input', () => {
    const inside = join(folder, 'inside')
    mkdirSync(join(inside, 'deeper', 'node_modules'), { recursive: true })
    file('inside/package.json', '{"name":"notes"}')
    file('inside/deeper/open.json', JSON.stringify(open))
    file('inside/deeper/node_modules/other.json', JSON.stringify(open))
    const { status, stdout } = run([inside])
    expect(stdout.match(/✗ [\w-]+/g)).toEqual(['✗ rows-of-everybody', '✗ wildcard-resource'])
    expect(status).toBe(1)
    expect(run(['-'], JSON.stringify(policy(usualStatement)))).toMatchObject({ status: 0 })
  })

  it('reads what Windows writes', () => {
    const text = JSON.stringify(open)
    for (const [name, bytes] of [
      ['utf-8.json', Buffer.from(`\uFEFF${text}`)],
      ['utf-16le.json', Buffer.from(`\uFEFF${text}`, 'utf16le')],
      ['utf-16be.json', Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()],
      ['utf-16-without-mark.json', Buffer.from(text, 'utf16le')],
    ] as const) {
      writeFileSync(join(folder, name), bytes)
      expect(lintDocument(decodeText(readFileSync(join(folder, name))), name).findings).toHaveLength(2)
    }
    expect(() => decodeText(Uint8Array.of(0x7b, 0xff, 0xff, 0x22))).toThrow('neither UTF-8 nor UTF-16')
  })

  it.each([
    [['--fromat', 'json'], "Unknown option '--fromat'"],
    [['--format', 'xml'], '--format is text, json, sarif, not xml'],
  ])('takes %j for a mistake, in one sentence and with exit code 2', (args, sentence) => {
    const { status, stderr, stdout } = run(args)
    expect(stderr).toContain(sentence)
    expect(stderr.trim().split('\n')).toHaveLength(1)
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
  })

  it('tells programs the same', () => {
    const bad = file('bad.json', JSON.stringify(open, null, 2))
    const [{ verdict }] = JSON.parse(run(['--format', 'json', bad]).stdout)
    expect(verdict).toMatchObject({ policies: ['bad.json'], statements: 1, unread: [] })
    expect(verdict.findings).toMatchObject([
      { rule: 'rows-of-everybody', line: 5, column: 7 },
      { rule: 'wildcard-resource', line: 7, column: 7 },
    ])
    const sarif = JSON.parse(run(['--format', 'sarif', bad]).stdout)
    expect(sarif.runs[0].results[1].locations[0].physicalLocation.region).toEqual({
      startLine: 7,
      startColumn: 7,
    })
  })
})

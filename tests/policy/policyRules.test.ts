import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { describeVerdict } from '../../aws/cli/lint/describeVerdict.ts'
import type { Finding } from '../../aws/policy/lint/Finding.ts'
import { lintDocument } from '../../aws/policy/lint/lintDocument.ts'
import { rulePages } from '../../aws/policy/lint/rulePages.ts'
import { type Linted, lintCases, usualStatement, usualTrust } from './lintCases.ts'
import { verdicts } from './verdicts.ts'

const readCase = (file: string) => readFileSync(`tests/policy/cases/${file}`, 'utf8')
const withoutUndefined = (members: object) =>
  Object.fromEntries(Object.entries(members).filter(([, element]) => element !== undefined))

/** Examples of rules that are not about a policy's statements, and of those that need more than one statement. */
const documents: Readonly<Record<string, string>> = {
  'not-json': '{\n  "Version": "2012-10-17",\n  "Statement": [],\n}\n',
  'duplicate-key': '{ "Version": "2012-10-17", "Version": "2012-10-17", "Statement": [] }\n',
  'yaml-null-key':
    'Statement:\n  - Effect: Allow\n    Condition:\n      Null: { dynamodb:LeadingKeys: "false" }\n',
  'yaml-merge':
    'x-own: &own { Effect: Allow }\nResources:\n  Own:\n    Type: AWS::IAM::ManagedPolicy\n    Properties:\n      PolicyDocument:\n        Statement:\n          - <<: *own\n            Action: dynamodb:Query\n',
  'yaml-boolean': 'Statement:\n  - Sid: yes\n    Effect: Allow\n    Action: dynamodb:Query\n',
  'unknown-tag': 'Statement:\n  - Effect: Allow\n    Action: dynamodb:Query\n    Resource: !Reff Notes\n',
  'idle-acceptance':
    'Resources:\n  Reader:\n    Type: AWS::IAM::Role\n    Metadata:\n      PolicyLint:\n        - Accept: rows-of-everybody\n          In: ReadAll\n          Because: leads read everything\n    Properties: {}\n',
  'variable-in-sub': readCase('sub-of-a-whole-policy.yaml'),
}

/** An example of a rule, as a document and its language. */
function exampleOf(rule: string): { text: string; language: string } | undefined {
  const document = documents[rule]
  if (document !== undefined)
    return { text: document, language: document.trimStart().startsWith('{') ? 'json' : 'yaml' }
  const [linted] = Object.values(lintCases[rule]?.finds ?? {})
  return linted === undefined
    ? undefined
    : { text: `${JSON.stringify(documentOf(linted), null, 2)}\n`, language: 'json' }
}

function documentOf({ kind, statement, document, trust, unknownTable }: Linted): unknown {
  const policy = document ?? {
    Version: '2012-10-17',
    Statement: [withoutUndefined({ ...(kind === 'trust' ? usualTrust : usualStatement), ...statement })],
  }
  if (trust === undefined && unknownTable !== true && !needsTable(policy)) return policy
  const table = {
    Type: 'AWS::DynamoDB::Table',
    Properties: {
      TableName: 'AgentsTable',
      KeySchema: [
        { AttributeName: 'userId', KeyType: 'HASH' },
        { AttributeName: 'fieldName', KeyType: 'RANGE' },
      ],
    },
  }
  const Properties = {
    AssumeRolePolicyDocument: trust,
    Policies: [{ PolicyName: 'Own', PolicyDocument: policy }],
  }
  return {
    Resources: {
      AgentsTable: table,
      Reader: { Type: 'AWS::IAM::Role', Properties: withoutUndefined(Properties) },
    },
  }
}

const needsTable = (policy: unknown) => JSON.stringify(policy).includes('dynamodb:Attributes')

function describe(rule: string, summary: string): string[] {
  const head = [`### ${rule}`, '', summary, '']
  if (rule === 'not-read') {
    return [
      ...head,
      'The verdict is never clean while a place that looks like a policy was not read. It names the place and the reason: a file or a stack that holds the policy, a value that only a deployment knows, a text that breaks off.',
      '',
    ]
  }
  const example = exampleOf(rule)
  if (example === undefined) throw new Error(`${rule} has no example`)
  const found = lintDocument(example.text, 'policy').findings.find((finding) => finding.rule === rule)
  if (found === undefined) throw new Error(`the example of ${rule} does not show it`)
  return [
    ...head,
    `\`\`\`${example.language}`,
    example.text.trimEnd(),
    '```',
    '',
    ...explain(found, example.language),
  ]
}

function explain({ why, request, mend, lines }: Finding, language: string): string[] {
  return [
    `**Why.** ${escaped(why)}`,
    '',
    ...(request === undefined ? [] : [`**Request.** \`${request}\``, '']),
    `**Mend.** ${escaped(mend)}`,
    '',
    ...(lines === undefined ? [] : [`\`\`\`${language}`, lines, '```', '']),
  ]
}

const escaped = (text: string) => text.replaceAll('*', '\\*').replaceAll('<', '\\<')

function verdictOn(file: string): string {
  const { findings, unread } = lintDocument(readCase(file), file)
  const said = [
    ...findings.map(({ rule, line }) => `${rule} (line ${line})`),
    ...unread.map(() => 'not read'),
  ]
  return said.length === 0 ? 'nothing' : said.join(', ')
}

const known = [
  ['The policy of the blog series', 'series.json'],
  ['AWS’s sample for fine-grained access control', 'aws-sample.json'],
  ['A stack as Amplify generates it', 'amplify.template.json'],
] as const

it('docs/policy-rules.md explains every rule by an example that shows it', async () => {
  const page = [
    '# What the policy linter finds',
    '',
    'This page answers: which mistakes does `npm run lint:policy -- FILE…` find in a policy, and how do you mend each one? The linter reads policies and the documents that hold them, and finds mistakes that IAM accepts. `tests/policy/policyRules.test.ts` writes this page from the rules (`npx vitest run tests/policy/policyRules.test.ts -u`).',
    '',
    'Rules about what a policy opens ask the evaluator of the local AWS (`aws/policy/evaluate.ts`) with the requests of an attacker: the own key, a stranger’s key, a neighbour’s key, several keys, no key, an index, a hidden attribute, and every action. The other rules look at the form.',
    '',
    'Who gets a policy? The trust policy of its role says it, if the document has the role. A policy that stands alone counts as one of signed-in users: with `--not-for-people` it does not. In a template or a plan, a policy whose role is elsewhere counts as one of signed-in users if it asks for leading keys.',
    '',
    'A template accepts a finding in the resource’s `Metadata`, for one rule and one statement and with a reason: see `LeadRole` in `aws/template.yaml`. `--format json` and `--format sarif` are for programs. The exit code is 0 when all was read and nothing found, 1 when something was found or not read, 2 for a wrong command line.',
    '',
    'The Break-in page of the app has the same linter: it checks a policy while you type it, and the local AWS can enforce the policy.',
    '',
    '![The box for a policy on the Break-in page: the linter names a missing presence test with its line, the request of an attacker, and the lines to write](own-policy.png)',
    '',
    '`npm run bench:lint` lints 1,000 policies in one file, in four forms: the goal is three seconds each on a machine that does nothing else. `npm run fuzz:lint` gives spoiled documents to the linter.',
    '',
    '## Rules',
    '',
    ...[...rulePages].flatMap(([rule, { summary }]) => describe(rule, summary)),
    '## Policies that people know',
    '',
    ...known.flatMap(([title, file]) => [
      `### ${title}`,
      '',
      '```',
      describeVerdict({
        file: `tests/policy/cases/${file}`,
        verdict: lintDocument(readCase(file), file),
      }).trim(),
      '```',
      '',
    ]),
    '### The template of this project',
    '',
    'Nothing is found in `aws/template.yaml`, and all of it is read. Roles that read every row on purpose accept the finding with a reason:',
    '',
    '```',
    describeVerdict({
      file: 'aws/template.yaml',
      verdict: lintDocument(readFileSync('aws/template.yaml', 'utf8'), 'template.yaml'),
    }).trim(),
    '```',
    '',
    '## Documents as people have them',
    '',
    'Each is in `tests/policy/cases`.',
    '',
    '| document | what it is | what the linter says |',
    '|---|---|---|',
    ...Object.entries(verdicts).map(
      ([file, { what }]) => `| \`${file}\` | ${what.replaceAll('|', '\\|')} | ${verdictOn(file)} |`,
    ),
    '',
  ]
  await expect(page.join('\n')).toMatchFileSnapshot('../../docs/policy-rules.md')
})

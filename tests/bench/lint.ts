import { parseArgs } from 'node:util'
import { parseCommandLine } from '../../aws/cli/runCommand.ts'
import { lintDocument } from '../../aws/policy/lint/lintDocument.ts'

const usage = `npm run bench:lint

Measures the policy linter on one file with 1,000 policies, in four forms. The goal is three seconds for each form.`

parseCommandLine(usage, () => parseArgs({ options: {} }))
const policies = 1_000
const goal = 3_000

const sub = '${cognito-identity.amazonaws.com:sub}'
const own = { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': [sub] } }
const present = { Null: { 'dynamodb:LeadingKeys': 'false' } }

function statement(index: number, elements: Readonly<Record<string, unknown>> = {}): object {
  const Resource = `arn:aws:dynamodb:eu-central-1:123456789012:table/Notes${index}`
  return {
    Effect: 'Allow',
    Action: 'dynamodb:Query',
    Resource,
    Condition: { ...own, ...present },
    ...elements,
  }
}

const document = (...Statement: object[]) => ({ Version: '2012-10-17', Statement })
const every = <Made>(make: (index: number) => Made) =>
  Array.from({ length: policies }, (_, index) => make(index))

/** Each form of a file, with the number of findings that it has. */
const forms: Readonly<Record<string, { text: string; findings: number }>> = {
  'sound policies in an answer of IAM': {
    text: JSON.stringify(
      every((index) => ({ PolicyName: `own-${index}`, PolicyDocument: document(statement(index)) })),
    ),
    findings: 0,
  },
  'a CloudFormation template in YAML': {
    text: `Parameters:\n  Stage: { Type: String, AllowedValues: [test, live] }\nResources:\n${every(
      (index) => `  Own${index}:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: '2012-10-17'
        Statement:
          - Effect: Allow
            Action: [dynamodb:Query, dynamodb:Scan]
            Resource: !Sub arn:aws:dynamodb:\${AWS::Region}:\${AWS::AccountId}:table/Notes${index}-\${Stage}
            Condition:
              ForAllValues:StringEquals: { dynamodb:LeadingKeys: ['${sub}'] }
              'Null': { dynamodb:LeadingKeys: 'false' }
`,
    ).join('')}`,
    findings: policies,
  },
  'every action, with a Deny and a second statement': {
    text: JSON.stringify(
      every((index) => ({
        PolicyName: `open-${index}`,
        PolicyDocument: document(
          statement(index, { Action: 'dynamodb:*' }),
          statement(index, { Effect: 'Deny', NotAction: 'dynamodb:Query', Condition: undefined }),
          statement(index, { Action: '*', Condition: undefined }),
        ),
      })),
    ),
    findings: 2 * policies,
  },
  'lists of attributes and patterns of tags': {
    text: JSON.stringify(
      every((index) => ({
        PolicyName: `tags-${index}`,
        PolicyDocument: document(
          statement(index, {
            Action: ['dynamodb:Query', 'dynamodb:GetItem', 'dynamodb:UpdateItem', 'dynamodb:PutItem'],
            Condition: {
              'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['TENANT#${aws:PrincipalTag/tenant}*'] },
              'ForAllValues:StringEquals': { 'dynamodb:Attributes': ['tenant', 'status', 'notes'] },
              ...present,
            },
          }),
        ),
      })),
    ),
    findings: 4 * policies,
  },
}

let isMissed = false
for (const [form, { text, findings }] of Object.entries(forms)) {
  const begun = performance.now()
  const verdict = lintDocument(text, 'it')
  const milliseconds = performance.now() - begun
  isMissed ||= milliseconds > goal
  if (verdict.policies.length !== policies || verdict.findings.length !== findings) {
    throw new Error(`${form}: ${verdict.policies.length} policies, ${verdict.findings.length} findings`)
  }
  const size = `${Math.round(text.length / 1000)} kB`
  console.log(`${Math.round(milliseconds).toLocaleString('en').padStart(6)} ms  ${size.padStart(7)}  ${form}`)
}
process.exitCode = isMissed ? 1 : 0

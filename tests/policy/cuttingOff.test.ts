import { readFileSync } from 'node:fs'
import { runUnsafeSimulation } from '@cloud-copilot/iam-simulate'
import { describe, expect, test } from 'vitest'

/** The policies that docs/sessions.md gives to operators, as an independent evaluator understands them. */
const documents = [
  ...readFileSync('docs/sessions.md', 'utf8').matchAll(/--policy-document '(\{.*?\})'/gs),
].map(([, document = '']) => document.replace('eu-central-1:…', 'eu-central-1:of-the-one'))

const allow = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 'dynamodb:Query', Resource: '*' }],
}

function answerTo(cutOff: string, sub: string, issued: string): string {
  return runUnsafeSimulation(
    {
      request: {
        principal: 'arn:aws:sts::123456789012:assumed-role/Administrator/CognitoIdentityCredentials',
        action: 'dynamodb:Query',
        resource: {
          resource: 'arn:aws:dynamodb:eu-central-1:123456789012:table/AgentsTable',
          accountId: '123456789012',
        },
        contextVariables: { 'cognito-identity.amazonaws.com:sub': sub, 'aws:TokenIssueTime': issued },
      },
      identityPolicies: [
        { name: 'allow', policy: allow },
        { name: 'cut-off', policy: JSON.parse(cutOff) },
      ],
      serviceControlPolicies: [],
      resourceControlPolicies: [],
    },
    {},
  )
}

describe('a policy that cuts a user off', () => {
  test.each([
    ['the one identity', 0, 'eu-central-1:of-the-one', '2026-11-24T13:00:00Z', 'ExplicitlyDenied'],
    ['and nobody else', 0, 'eu-central-1:of-another', '2026-11-24T11:00:00Z', 'Allowed'],
    ['credentials from before', 1, 'eu-central-1:of-another', '2026-11-24T11:59:59Z', 'ExplicitlyDenied'],
    ['and none from after', 1, 'eu-central-1:of-the-one', '2026-11-24T12:00:01Z', 'Allowed'],
  ])('%s', (_, which, sub, issued, answer) => {
    expect(documents).toHaveLength(2)
    expect(answerTo(documents[which] ?? '', sub, issued)).toBe(answer)
  })
})

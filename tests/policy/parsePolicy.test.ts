import { describe, expect, it } from 'vitest'
import { PolicyError } from '../../aws/policy/PolicyError.ts'
import { type PolicyKind, parsePolicy } from '../../aws/policy/parsePolicy.ts'
import { usual } from './evaluationCases.ts'

const identity = (statement: unknown): unknown => ({ Version: '2012-10-17', Statement: statement })
const withCondition = (condition: unknown) => identity({ ...usual, Condition: condition })
const leadingKeys = (operator: string, value: unknown = 'x') =>
  withCondition({ [operator]: { 'dynamodb:LeadingKeys': value } })
const trust = {
  Effect: 'Allow',
  Principal: { Federated: 'cognito-identity.amazonaws.com' },
  Action: 'sts:AssumeRoleWithWebIdentity',
}

/** What IAM would misread, ignore or grant: name, document, where the fault is, and whose kind of policy it is. */
const refusals: readonly [string, unknown, string, PolicyKind?][] = [
  ['a text instead of a document', 'Allow everything', 'the document'],
  ['a list of documents', [identity(usual)], 'the document'],
  ['no Version, which leaves variables as plain text', { Statement: usual }, 'Version'],
  ['the Version of 2008', { Version: '2008-10-17', Statement: usual }, 'Version'],
  [
    'an element that IAM does not know',
    { ...Object(identity(usual)), Statements: [] },
    'the document.Statements',
  ],
  ['no statement', identity([]), 'Statement'],
  ['a statement that is a text', identity('Allow'), 'Statement[0]'],
  ['a misspelt Effect element', identity({ ...usual, Effct: 'Allow' }), 'Statement[0].Effct'],
  ['an Effect that is none', identity({ ...usual, Effect: 'allow' }), 'Statement[0].Effect'],
  ['a missing Effect', identity({ Action: 'dynamodb:Query', Resource: '*' }), 'Statement[0].Effect'],
  ['a Sid that is no text', identity({ ...usual, Sid: 1 }), 'Statement[0].Sid'],
  [
    'NotAction',
    identity({ Effect: 'Allow', NotAction: 'dynamodb:Scan', Resource: '*' }),
    'Statement[0].NotAction',
  ],
  ['NotResource', identity({ ...usual, NotResource: '*' }), 'Statement[0].NotResource'],
  ['no Action', identity({ Effect: 'Allow', Resource: '*' }), 'Statement[0].Action'],
  ['an empty list of actions', identity({ ...usual, Action: [] }), 'Statement[0].Action'],
  ['no Resource', identity({ Effect: 'Allow', Action: 'dynamodb:Query' }), 'Statement[0].Resource'],
  [
    'a Resource with a variable',
    identity({ ...usual, Resource: 'arn:aws:dynamodb:*:*:table/${aws:PrincipalTag/t}' }),
    'Statement[0].Resource',
  ],
  [
    'a Resource whose wildcard would have to stand for two parts of an ARN',
    identity({ ...usual, Resource: 'arn:aws:dynamodb:*:table/AgentsTable' }),
    'Statement[0].Resource',
  ],
  ['a Resource that is no ARN', identity({ ...usual, Resource: 'AgentsTable' }), 'Statement[0].Resource'],
  ['a Principal in a role’s policy', identity({ ...usual, Principal: '*' }), 'Statement[0].Principal'],
  [
    'the second statement’s fault under its own number',
    identity([usual, { ...usual, Effect: 'No' }]),
    'Statement[1].Effect',
  ],
  ['a Condition that is a list', withCondition([]), 'Statement[0].Condition'],
  [
    'an operator with nothing under it',
    withCondition({ StringEquals: 'x' }),
    'Statement[0].Condition.StringEquals',
  ],
  [
    'a misspelt operator',
    leadingKeys('ForAllValues:StringEqual'),
    'Statement[0].Condition.ForAllValues:StringEqual',
  ],
  [
    'a misspelt quantifier',
    leadingKeys('ForAllValue:StringEquals'),
    'Statement[0].Condition.ForAllValue:StringEquals',
  ],
  [
    'an operator in another case',
    leadingKeys('ForAllValues:stringEquals'),
    'Statement[0].Condition.ForAllValues:stringEquals',
  ],
  [
    'an operator that the evaluator lacks',
    leadingKeys('NumericEquals'),
    'Statement[0].Condition.NumericEquals',
  ],
  [
    'a quantifier on Null',
    leadingKeys('ForAllValues:Null', 'true'),
    'Statement[0].Condition.ForAllValues:Null',
  ],
  ['IfExists on Null', leadingKeys('NullIfExists', 'true'), 'Statement[0].Condition.NullIfExists'],
  [
    'a misspelt condition key, which ForAllValues would ignore',
    withCondition({ 'ForAllValues:StringEquals': { 'dynamodb:LeadingKey': 'x' } }),
    'Statement[0].Condition.ForAllValues:StringEquals.dynamodb:LeadingKey',
  ],
  [
    'a condition key that the evaluator lacks',
    withCondition({ StringEquals: { 'aws:SourceIp': '1.2.3.4' } }),
    'Statement[0].Condition.StringEquals.aws:SourceIp',
  ],
  [
    'a tag without a name',
    withCondition({ StringEquals: { 'aws:PrincipalTag/': 'x' } }),
    'Statement[0].Condition.StringEquals.aws:PrincipalTag/',
  ],
  [
    'a multivalued key without a quantifier',
    leadingKeys('StringEquals'),
    'Statement[0].Condition.StringEquals.dynamodb:LeadingKeys',
  ],
  [
    'a condition without a value',
    leadingKeys('ForAllValues:StringEquals', []),
    'Statement[0].Condition.ForAllValues:StringEquals.dynamodb:LeadingKeys',
  ],
  [
    'an empty value',
    leadingKeys('ForAllValues:StringEquals', ''),
    'Statement[0].Condition.ForAllValues:StringEquals.dynamodb:LeadingKeys',
  ],
  [
    'a number for a text',
    leadingKeys('ForAllValues:StringEquals', 7),
    'Statement[0].Condition.ForAllValues:StringEquals.dynamodb:LeadingKeys',
  ],
  [
    'a Null that is neither true nor false',
    leadingKeys('Null', 'no'),
    'Statement[0].Condition.Null.dynamodb:LeadingKeys',
  ],
  [
    'a variable of the user pool',
    leadingKeys('ForAllValues:StringEquals', '${cognito-idp.amazonaws.com:sub}'),
    'Statement[0].Condition.ForAllValues:StringEquals.dynamodb:LeadingKeys',
  ],
  [
    'a multivalued variable',
    leadingKeys('ForAllValues:StringEquals', '${cognito-identity.amazonaws.com:amr}'),
    'Statement[0].Condition.ForAllValues:StringEquals.dynamodb:LeadingKeys',
  ],
  [
    'no Principal in a trust policy',
    identity({ ...trust, Principal: undefined }),
    'Statement[0].Principal',
    'trust',
  ],
  ['everybody as a Principal', identity({ ...trust, Principal: '*' }), 'Statement[0].Principal', 'trust'],
  ['an empty Principal', identity({ ...trust, Principal: {} }), 'Statement[0].Principal', 'trust'],
  [
    'a kind of Principal that IAM does not know',
    identity({ ...trust, Principal: { Fedrated: 'x' } }),
    'Statement[0].Principal.Fedrated',
    'trust',
  ],
  ['NotPrincipal', identity({ ...trust, NotPrincipal: { AWS: 'x' } }), 'Statement[0].NotPrincipal', 'trust'],
  ['a Resource in a trust policy', identity({ ...trust, Resource: '*' }), 'Statement[0].Resource', 'trust'],
]

describe('parsePolicy', () => {
  it.each(refusals)('refuses %s, and says where', (_, document, path, kind = 'identity') => {
    const parse = () => parsePolicy('role/policy', document, kind)
    expect(parse).toThrow(PolicyError)
    expect(parse).toThrow(`role/policy at ${path}: `)
  })

  it('takes one statement or a list, one value or a list', () => {
    const one = parsePolicy('one', identity(usual), 'identity')
    const lists = parsePolicy(
      'one',
      identity([{ ...usual, Action: [usual.Action], Resource: [usual.Resource] }]),
      'identity',
    )
    expect(lists).toEqual(one)
  })

  it('takes an operator apart', () => {
    const { statements } = parsePolicy(
      'x',
      leadingKeys('ForAnyValue:StringNotLikeIfExists', ['a', 'b']),
      'identity',
    )
    expect(statements[0]?.conditions).toEqual([
      {
        operator: 'ForAnyValue:StringNotLikeIfExists',
        quantifier: 'ForAnyValue',
        comparison: 'StringNotLike',
        ifExists: true,
        key: 'dynamodb:LeadingKeys',
        values: ['a', 'b'],
      },
    ])
  })

  it('takes a trust policy’s principals', () => {
    const { statements } = parsePolicy('x', identity(trust), 'trust')
    expect(statements[0]?.principals).toEqual([
      { type: 'Federated', value: 'cognito-identity.amazonaws.com' },
    ])
  })
})

import { describe, expect, it } from 'vitest'
import { type References, resolveValue } from '../../aws/template/resolveValue.ts'

const references: References = {
  ref: (name) => ({ Stage: 'prod', 'AWS::Region': 'eu-central-1', Names: ['a', 'b'] })[name] ?? `<${name}>`,
  attribute: (logicalId, name) => `${logicalId}'s ${name}`,
  condition: (name) => name === 'IsProd',
  mapping: (name, top, second) => (name === 'Sizes' && top === 'prod' ? `${second} of prod` : undefined),
  refuse: (what) => {
    throw new Error(what)
  },
}
const resolve = (value: unknown) => resolveValue(value, references)

/** One row per form that CloudFormation documents: the value in the template, and its result. */
const forms: Readonly<Record<string, readonly [unknown, unknown]>> = {
  Ref: [{ Ref: 'Stage' }, 'prod'],
  'Ref of AWS::NoValue in a list': [[{ Ref: 'AWS::NoValue' }, 'x'], ['x']],
  'Ref of AWS::NoValue in an object': [{ A: { Ref: 'AWS::NoValue' }, B: 1 }, { B: 1 }],
  'GetAtt with a list': [{ 'Fn::GetAtt': ['Table', 'Arn'] }, "Table's Arn"],
  'GetAtt with a text': [{ 'Fn::GetAtt': 'Stack.Outputs.Arn' }, "Stack's Outputs.Arn"],
  Sub: [{ 'Fn::Sub': '${Stage}/${Table.Arn}/${!aws:username}' }, "prod/Table's Arn/${aws:username}"],
  'Sub with variables of its own': [
    { 'Fn::Sub': ['${Stage}-${Own}', { Own: { 'Fn::If': ['IsProd', 'yes', 'no'] } }] },
    'prod-yes',
  ],
  Join: [{ 'Fn::Join': ['/', ['table', { Ref: 'Stage' }, 7]] }, 'table/prod/7'],
  Select: [{ 'Fn::Select': ['1', { Ref: 'Names' }] }, 'b'],
  Split: [{ 'Fn::Split': [',', 'a,b'] }, ['a', 'b']],
  'Select of Split': [{ 'Fn::Select': [1, { 'Fn::Split': ['/', 'table/Notes'] }] }, 'Notes'],
  FindInMap: [{ 'Fn::FindInMap': ['Sizes', { Ref: 'Stage' }, 'Read'] }, 'Read of prod'],
  'FindInMap with a default': [
    { 'Fn::FindInMap': ['Sizes', 'dev', 'Read', { DefaultValue: 'none' }] },
    'none',
  ],
  If: [{ 'Fn::If': ['IsDev', 1, { Ref: 'Stage' }] }, 'prod'],
  'Condition as a function': [{ 'Fn::And': [{ Condition: 'IsProd' }, { 'Fn::Not': [false] }] }, true],
  'Equals of a number and its text': [{ 'Fn::Equals': [5, '5'] }, true],
  'the Condition of a policy': [
    { Condition: { Bool: { x: 'true' } } },
    { Condition: { Bool: { x: 'true' } } },
  ],
}

describe('resolveValue', () => {
  it.each(Object.entries(forms))('resolves %s', (_, [value, result]) => {
    expect(resolve(value)).toEqual(result)
  })

  it.each([
    ['a function that is not known', { 'Fn::ImportValue': 'x' }],
    ['a list that a Select goes beyond', { 'Fn::Select': [2, ['a', 'b']] }],
    ['a Join of an object', { 'Fn::Join': ['', [{ a: 1 }]] }],
    ['a mapping that is not there', { 'Fn::FindInMap': ['Sizes', 'dev', 'Read'] }],
  ])('leaves %s to the caller, who may put a value in its place', (_, value) => {
    expect(() => resolve(value)).toThrow(/Fn::/)
    expect(resolveValue(value, { ...references, refuse: (what) => `<${what}>` })).toMatch(/^<.*Fn::/)
  })
})

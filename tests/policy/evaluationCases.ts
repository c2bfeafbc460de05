/** IAM's decisions, for a reader who knows IAM and not TypeScript: a policy, a request and the one right outcome. */
export interface EvaluationCase {
  it: string
  /** A statement's elements, where they differ from `usual`; several statements as a list. */
  policy: StatementJson | readonly StatementJson[]
  /** Condition keys of the request, beside the session's `sub`. */
  keys?: Readonly<Record<string, string | readonly string[]>>
  action?: string
  resource?: string
  outcome: 'allowed' | 'implicitly-denied' | 'explicitly-denied'
}

export interface StatementJson {
  Sid?: string
  Effect?: 'Allow' | 'Deny'
  Action?: string | readonly string[]
  Resource?: string | readonly string[]
  Condition?: Readonly<
    Record<string, Readonly<Record<string, string | boolean | readonly (string | boolean)[]>>>
  >
}

export const mine = 'eu-central-1:6f8d10b7-3c1e-4a5b-9d1f-0a1b2c3d4e5f'
export const theirs = 'eu-central-1:11111111-2222-4333-8444-555555555555'
export const table = 'arn:aws:dynamodb:eu-central-1:123456789012:table/AgentsTable'

/** A statement and a request that fit each other. */
export const usual = { Effect: 'Allow', Action: 'dynamodb:Query', Resource: table } as const
export const session = { 'cognito-identity.amazonaws.com:sub': mine }

const sub = '${cognito-identity.amazonaws.com:sub}'
const leadingKeys = { 'dynamodb:LeadingKeys': sub }
const present = { Null: { 'dynamodb:LeadingKeys': 'false' } }
const forAll = { Condition: { 'ForAllValues:StringEquals': leadingKeys } }
const guarded = { Condition: { 'ForAllValues:StringEquals': leadingKeys, ...present } }
const forAny = { Condition: { 'ForAnyValue:StringEquals': leadingKeys } }
const condition = (operator: string, key: string, value: string | readonly string[]): StatementJson => ({
  Condition: { [operator]: { [key]: value } },
})
const selects = (operator: string, value: string | readonly string[]) =>
  condition(operator, 'dynamodb:Select', value)

export const evaluationCases: Readonly<Record<string, readonly EvaluationCase[]>> = {
  'leading keys': [
    {
      it: 'allows the caller’s own key',
      policy: guarded,
      keys: { 'dynamodb:LeadingKeys': [mine] },
      outcome: 'allowed',
    },
    {
      it: 'denies another’s key',
      policy: guarded,
      keys: { 'dynamodb:LeadingKeys': [theirs] },
      outcome: 'implicitly-denied',
    },
    {
      it: 'denies the caller’s own key beside another’s, under ForAllValues',
      policy: guarded,
      keys: { 'dynamodb:LeadingKeys': [mine, theirs] },
      outcome: 'implicitly-denied',
    },
    {
      it: 'allows the caller’s own key beside another’s, under ForAnyValue alone: why ForAllValues is needed',
      policy: forAny,
      keys: { 'dynamodb:LeadingKeys': [theirs, mine] },
      outcome: 'allowed',
    },
    {
      it: 'denies another’s key under ForAnyValue',
      policy: forAny,
      keys: { 'dynamodb:LeadingKeys': [theirs] },
      outcome: 'implicitly-denied',
    },
    {
      it: 'allows a request without leading keys under ForAllValues alone: why a presence test is needed',
      policy: forAll,
      outcome: 'allowed',
    },
    {
      it: 'takes an empty list for no leading keys at all',
      policy: forAll,
      keys: { 'dynamodb:LeadingKeys': [] },
      outcome: 'allowed',
    },
    {
      it: 'denies a request without leading keys under a presence test',
      policy: guarded,
      outcome: 'implicitly-denied',
    },
    {
      it: 'denies an empty list under a presence test',
      policy: guarded,
      keys: { 'dynamodb:LeadingKeys': [] },
      outcome: 'implicitly-denied',
    },
    {
      it: 'denies a request without leading keys under ForAnyValue',
      policy: forAny,
      outcome: 'implicitly-denied',
    },
    {
      it: 'denies an empty list under ForAnyValue',
      policy: forAny,
      keys: { 'dynamodb:LeadingKeys': [] },
      outcome: 'implicitly-denied',
    },
    {
      it: 'compares values with regard to case',
      policy: guarded,
      keys: { 'dynamodb:LeadingKeys': [mine.toUpperCase()] },
      outcome: 'implicitly-denied',
    },
    {
      it: 'compares whole values: the caller’s own key with more behind it is another key',
      policy: guarded,
      keys: { 'dynamodb:LeadingKeys': [`${mine}#2`] },
      outcome: 'implicitly-denied',
    },
    {
      it: 'compares whole values: a line break makes another key',
      policy: guarded,
      keys: { 'dynamodb:LeadingKeys': [`${mine}\n`] },
      outcome: 'implicitly-denied',
    },
    {
      it: 'finds a condition key in upper or lower case',
      policy: condition('ForAllValues:StringEquals', 'DynamoDB:leadingkeys', sub),
      keys: { 'dynamodb:LeadingKeys': [theirs] },
      outcome: 'implicitly-denied',
    },
  ],

  variables: [
    {
      it: 'never reads a variable out of a request',
      policy: guarded,
      keys: { 'dynamodb:LeadingKeys': [sub] },
      outcome: 'implicitly-denied',
    },
    {
      it: 'matches nothing when a variable has no value',
      policy: condition('ForAllValues:StringEquals', 'dynamodb:LeadingKeys', '${aws:PrincipalTag/office}'),
      keys: { 'dynamodb:LeadingKeys': ['${aws:PrincipalTag/office}'] },
      outcome: 'implicitly-denied',
    },
    {
      it: 'matches a negation when a variable has no value',
      policy: condition('ForAllValues:StringNotEquals', 'dynamodb:LeadingKeys', '${aws:PrincipalTag/office}'),
      keys: { 'dynamodb:LeadingKeys': ['north'] },
      outcome: 'allowed',
    },
    {
      it: 'replaces a principal tag',
      policy: condition(
        'ForAllValues:StringEquals',
        'dynamodb:LeadingKeys',
        'OFFICE#${aws:PrincipalTag/office}',
      ),
      keys: { 'dynamodb:LeadingKeys': ['OFFICE#north'], 'aws:PrincipalTag/office': 'north' },
      outcome: 'allowed',
    },
    {
      it: 'does not take the value of a variable for a pattern',
      policy: condition('ForAllValues:StringLike', 'dynamodb:LeadingKeys', '${aws:PrincipalTag/office}'),
      keys: { 'dynamodb:LeadingKeys': ['north'], 'aws:PrincipalTag/office': '*' },
      outcome: 'implicitly-denied',
    },
    {
      it: 'takes a wildcard beside a variable for one',
      policy: condition('ForAllValues:StringLike', 'dynamodb:LeadingKeys', `${sub}#*`),
      keys: { 'dynamodb:LeadingKeys': [`${mine}#2026`] },
      outcome: 'allowed',
    },
    {
      it: 'keeps a wildcard behind a variable from reaching another’s key',
      policy: condition('ForAllValues:StringLike', 'dynamodb:LeadingKeys', `${sub}#*`),
      keys: { 'dynamodb:LeadingKeys': [`${theirs}#${mine}#2026`] },
      outcome: 'implicitly-denied',
    },
    {
      it: 'reads ${*} as an asterisk and not as a wildcard',
      policy: condition('ForAllValues:StringLike', 'dynamodb:LeadingKeys', '${*}'),
      keys: { 'dynamodb:LeadingKeys': [theirs] },
      outcome: 'implicitly-denied',
    },
    {
      it: 'reads ${$} as a dollar',
      policy: selects('StringEquals', '${$}1'),
      keys: { 'dynamodb:Select': '$1' },
      outcome: 'allowed',
    },
  ],

  operators: [
    {
      it: 'StringEquals: allows the value',
      policy: selects('StringEquals', 'COUNT'),
      keys: { 'dynamodb:Select': 'COUNT' },
      outcome: 'allowed',
    },
    {
      it: 'StringEquals: allows any of several values',
      policy: selects('StringEquals', ['COUNT', 'SPECIFIC_ATTRIBUTES']),
      keys: { 'dynamodb:Select': 'SPECIFIC_ATTRIBUTES' },
      outcome: 'allowed',
    },
    {
      it: 'StringEquals: denies another value',
      policy: selects('StringEquals', 'COUNT'),
      keys: { 'dynamodb:Select': 'ALL_ATTRIBUTES' },
      outcome: 'implicitly-denied',
    },
    {
      it: 'StringEquals: denies a missing key',
      policy: selects('StringEquals', 'COUNT'),
      outcome: 'implicitly-denied',
    },
    {
      it: 'StringEquals: knows no wildcards',
      policy: selects('StringEquals', '*'),
      keys: { 'dynamodb:Select': 'COUNT' },
      outcome: 'implicitly-denied',
    },
    {
      it: 'StringNotEquals: allows another value',
      policy: selects('StringNotEquals', 'ALL_ATTRIBUTES'),
      keys: { 'dynamodb:Select': 'COUNT' },
      outcome: 'allowed',
    },
    {
      it: 'StringNotEquals: denies each of several values',
      policy: selects('StringNotEquals', ['COUNT', 'ALL_ATTRIBUTES']),
      keys: { 'dynamodb:Select': 'COUNT' },
      outcome: 'implicitly-denied',
    },
    {
      it: 'StringNotEquals: allows a missing key',
      policy: selects('StringNotEquals', 'ALL_ATTRIBUTES'),
      outcome: 'allowed',
    },
    {
      it: 'StringEqualsIgnoreCase: allows another case',
      policy: selects('StringEqualsIgnoreCase', 'count'),
      keys: { 'dynamodb:Select': 'COUNT' },
      outcome: 'allowed',
    },
    {
      it: 'StringNotEqualsIgnoreCase: denies another case',
      policy: selects('StringNotEqualsIgnoreCase', 'count'),
      keys: { 'dynamodb:Select': 'COUNT' },
      outcome: 'implicitly-denied',
    },
    {
      it: 'StringLike: * is any text, none included',
      policy: selects('StringLike', 'COUNT*'),
      keys: { 'dynamodb:Select': 'COUNT' },
      outcome: 'allowed',
    },
    {
      it: 'StringLike: * stands in the middle as well',
      policy: selects('StringLike', 'ALL_*_ATTRIBUTES'),
      keys: { 'dynamodb:Select': 'ALL_PROJECTED_ATTRIBUTES' },
      outcome: 'allowed',
    },
    {
      it: 'StringLike: ? is exactly one character',
      policy: selects('StringLike', 'COUNT?'),
      keys: { 'dynamodb:Select': 'COUNT' },
      outcome: 'implicitly-denied',
    },
    {
      it: 'StringLike: regards case',
      policy: selects('StringLike', 'c*'),
      keys: { 'dynamodb:Select': 'COUNT' },
      outcome: 'implicitly-denied',
    },
    {
      it: 'StringNotLike: denies what matches',
      policy: selects('StringNotLike', 'ALL_*'),
      keys: { 'dynamodb:Select': 'ALL_ATTRIBUTES' },
      outcome: 'implicitly-denied',
    },
    {
      it: 'Bool: allows the value',
      policy: condition('Bool', 'dynamodb:FullTableScan', 'false'),
      keys: { 'dynamodb:FullTableScan': 'false' },
      outcome: 'allowed',
    },
    {
      it: 'Bool: denies the other value',
      policy: condition('Bool', 'dynamodb:FullTableScan', 'false'),
      keys: { 'dynamodb:FullTableScan': 'true' },
      outcome: 'implicitly-denied',
    },
    {
      it: 'Bool: denies a missing key',
      policy: condition('Bool', 'dynamodb:FullTableScan', 'false'),
      outcome: 'implicitly-denied',
    },
    {
      it: 'Bool: a boolean is as good as its text',
      policy: { Condition: { Bool: { 'dynamodb:FullTableScan': false } } },
      keys: { 'dynamodb:FullTableScan': 'false' },
      outcome: 'allowed',
    },
    {
      it: 'IfExists: allows a missing key',
      policy: condition('BoolIfExists', 'dynamodb:FullTableScan', 'false'),
      outcome: 'allowed',
    },
    {
      it: 'IfExists: compares a key that is there',
      policy: condition('BoolIfExists', 'dynamodb:FullTableScan', 'false'),
      keys: { 'dynamodb:FullTableScan': 'true' },
      outcome: 'implicitly-denied',
    },
    {
      it: 'IfExists: makes even ForAnyValue hold of a missing key',
      policy: condition('ForAnyValue:StringEqualsIfExists', 'dynamodb:LeadingKeys', sub),
      outcome: 'allowed',
    },
    {
      it: 'Null "true": allows a missing key',
      policy: condition('Null', 'dynamodb:EnclosingOperation', 'true'),
      outcome: 'allowed',
    },
    {
      it: 'Null "true": denies a key that is there',
      policy: condition('Null', 'dynamodb:EnclosingOperation', 'true'),
      keys: { 'dynamodb:EnclosingOperation': 'TransactGetItems' },
      outcome: 'implicitly-denied',
    },
    {
      it: 'ForAnyValue of a negation: allows when one value differs',
      policy: condition('ForAnyValue:StringNotEquals', 'dynamodb:LeadingKeys', sub),
      keys: { 'dynamodb:LeadingKeys': [mine, theirs] },
      outcome: 'allowed',
    },
    {
      it: 'ForAnyValue of a negation: denies a missing key',
      policy: condition('ForAnyValue:StringNotEquals', 'dynamodb:LeadingKeys', sub),
      outcome: 'implicitly-denied',
    },
    {
      it: 'ForAllValues of a negation: denies when one value is the forbidden one',
      policy: condition('ForAllValues:StringNotEquals', 'dynamodb:Attributes', 'realName'),
      keys: { 'dynamodb:Attributes': ['userId', 'realName'] },
      outcome: 'implicitly-denied',
    },
  ],

  conditions: [
    {
      it: 'needs every operator to hold',
      policy: {
        Condition: {
          'ForAllValues:StringEquals': leadingKeys,
          StringEquals: { 'dynamodb:Select': 'COUNT' },
        },
      },
      keys: { 'dynamodb:LeadingKeys': [mine], 'dynamodb:Select': 'ALL_ATTRIBUTES' },
      outcome: 'implicitly-denied',
    },
    {
      it: 'needs every key under one operator to hold',
      policy: {
        Condition: {
          'ForAllValues:StringEquals': { ...leadingKeys, 'dynamodb:Attributes': ['userId', 'fieldName'] },
        },
      },
      keys: { 'dynamodb:LeadingKeys': [mine], 'dynamodb:Attributes': ['userId', 'realName'] },
      outcome: 'implicitly-denied',
    },
    {
      it: 'allows requested attributes that are all listed',
      policy: condition('ForAllValues:StringEquals', 'dynamodb:Attributes', ['userId', 'fieldName']),
      keys: { 'dynamodb:Attributes': ['fieldName', 'userId'] },
      outcome: 'allowed',
    },
  ],

  actions: [
    {
      it: 'denies an action that is not granted',
      policy: {},
      action: 'dynamodb:Scan',
      outcome: 'implicitly-denied',
    },
    {
      it: 'compares actions without regard to case',
      policy: { Action: 'DYNAMODB:query' },
      outcome: 'allowed',
    },
    {
      it: 'allows one of several',
      policy: { Action: ['dynamodb:GetItem', 'dynamodb:Query'] },
      outcome: 'allowed',
    },
    { it: 'takes * for any action', policy: { Action: 'dynamodb:*' }, outcome: 'allowed' },
    { it: 'takes * for a part of an action', policy: { Action: 'dynamodb:Q*y' }, outcome: 'allowed' },
    {
      it: 'does not take a granted prefix for the action',
      policy: { Action: 'dynamodb:Quer' },
      outcome: 'implicitly-denied',
    },
    { it: 'denies another service’s actions', policy: { Action: 's3:*' }, outcome: 'implicitly-denied' },
  ],

  resources: [
    {
      it: 'denies another table',
      policy: {},
      resource: `${table}2`,
      outcome: 'implicitly-denied',
    },
    {
      it: 'denies an index of a granted table',
      policy: {},
      resource: `${table}/index/byStation`,
      outcome: 'implicitly-denied',
    },
    {
      it: 'denies the table in another region',
      policy: {},
      resource: table.replace('eu-central-1', 'us-east-1'),
      outcome: 'implicitly-denied',
    },
    {
      it: 'denies the table of another account',
      policy: {},
      resource: table.replace('123456789012', '999999999999'),
      outcome: 'implicitly-denied',
    },
    {
      it: 'compares resources with regard to case',
      policy: {},
      resource: table.replace('AgentsTable', 'agentstable'),
      outcome: 'implicitly-denied',
    },
    {
      it: 'takes * at a table’s end for its indexes as well',
      policy: { Resource: `${table}*` },
      resource: `${table}/index/byStation`,
      outcome: 'allowed',
    },
    { it: 'takes * alone for everything', policy: { Resource: '*' }, outcome: 'allowed' },
    {
      it: 'takes no wildcard in a request for a part of a grant',
      policy: { Resource: 'arn:aws:dynamodb:eu-central-1:123456789012:table/*' },
      resource: 'arn:aws:dynamodb:eu-central-1:123456789012:table/*',
      outcome: 'implicitly-denied',
    },
    {
      it: 'lets a denial of every table stand against a request for every table',
      policy: [
        { Action: 'dynamodb:*', Resource: '*' },
        {
          Effect: 'Deny',
          Action: 'dynamodb:*',
          Resource: 'arn:aws:dynamodb:eu-central-1:123456789012:table/*',
        },
      ],
      action: 'dynamodb:ListTables',
      resource: 'arn:aws:dynamodb:eu-central-1:123456789012:table/*',
      outcome: 'explicitly-denied',
    },
  ],

  effects: [
    {
      it: 'lets a deny win in any order',
      policy: [{ Effect: 'Deny', Action: 'dynamodb:*', Resource: '*' }, {}],
      outcome: 'explicitly-denied',
    },
    {
      it: 'lets a deny that does not apply stand aside',
      policy: [{}, { Effect: 'Deny', Action: 'dynamodb:Scan', Resource: '*' }],
      outcome: 'allowed',
    },
    {
      it: 'lets a deny whose condition does not hold stand aside',
      policy: [{}, { Effect: 'Deny', ...selects('StringEquals', 'ALL_ATTRIBUTES') }],
      keys: { 'dynamodb:Select': 'COUNT' },
      outcome: 'allowed',
    },
    {
      it: 'denies explicitly even what nothing allows',
      policy: { Effect: 'Deny' },
      outcome: 'explicitly-denied',
    },
    {
      it: 'allows when one of two statements does',
      policy: [guarded, { Action: 'dynamodb:GetItem' }, {}],
      keys: { 'dynamodb:LeadingKeys': [theirs] },
      outcome: 'allowed',
    },
    {
      it: 'does not add up halves of two statements',
      policy: [{ Action: 'dynamodb:GetItem' }, { Resource: `${table}2` }],
      outcome: 'implicitly-denied',
    },
  ],
}

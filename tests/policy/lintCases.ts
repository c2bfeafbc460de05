/** What the linter finds and what it leaves alone, for a reader who knows IAM and not TypeScript. */
export interface LintCases {
  /** Each is found by this rule. */
  finds: Readonly<Record<string, Linted>>
  /** Neighbours that are as they should be: this rule says nothing about them. */
  leavesAlone: Readonly<Record<string, Linted>>
}

export interface Linted {
  /** A statement’s elements, where they differ from the usual; for a trust policy from the usual one of those. */
  statement?: Readonly<Record<string, unknown>>
  /** The whole document, where a statement is not enough. */
  document?: unknown
  kind?: 'identity' | 'trust' | 'resource'
  /** The role’s trust policy, where it is known. */
  trust?: unknown
  /** The file does not describe the table. */
  unknownTable?: boolean
}

export const table = 'arn:aws:dynamodb:eu-central-1:123456789012:table/AgentsTable'
const sub = '${cognito-identity.amazonaws.com:sub}'
const present = { Null: { 'dynamodb:LeadingKeys': 'false' } }
const own = { 'dynamodb:LeadingKeys': [sub] }

/** Query of the user’s own rows, as it should be. */
export const usualStatement = {
  Effect: 'Allow',
  Action: 'dynamodb:Query',
  Resource: table,
  Condition: { 'ForAllValues:StringEquals': own, ...present },
}

/** Signed-in users of one identity pool. */
export const usualTrust = {
  Effect: 'Allow',
  Principal: { Federated: 'cognito-identity.amazonaws.com' },
  Action: 'sts:AssumeRoleWithWebIdentity',
  Condition: {
    StringEquals: { 'cognito-identity.amazonaws.com:aud': 'eu-central-1:pool' },
    'ForAnyValue:StringLike': { 'cognito-identity.amazonaws.com:amr': 'authenticated' },
  },
}

const trust = { Version: '2012-10-17', Statement: usualTrust }
const tagTrust = {
  Version: '2012-10-17',
  Statement: { ...usualTrust, Action: ['sts:AssumeRoleWithWebIdentity', 'sts:TagSession'] },
}
const aws = { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }
const when = (Condition: object): Linted => ({ statement: { Condition } })
const leading = (operator: string, value: unknown = sub, more: object = present): Linted =>
  when({ [operator]: { 'dynamodb:LeadingKeys': value }, ...more })
const trusting = (changes: Readonly<Record<string, unknown>>): Linted => ({
  kind: 'trust',
  statement: changes,
})
const amr = (operator: string, value: unknown): Linted =>
  trusting({
    Condition: {
      StringEquals: usualTrust.Condition.StringEquals,
      [operator]: { 'cognito-identity.amazonaws.com:amr': value },
    },
  })
const aud = (condition: Readonly<Record<string, unknown>>): Linted =>
  trusting({
    Condition: { 'ForAnyValue:StringLike': usualTrust.Condition['ForAnyValue:StringLike'], ...condition },
  })
const hiding = (more: Readonly<Record<string, unknown>>, action: unknown = 'dynamodb:Query'): Linted => ({
  statement: {
    Action: action,
    Condition: {
      'ForAllValues:StringEquals': { ...own, 'dynamodb:Attributes': ['userId', 'fieldName', 'status'] },
      ...present,
      ...more,
    },
  },
})
const selected = { StringEquals: { 'dynamodb:Select': 'SPECIFIC_ATTRIBUTES' } }
/** A statement beside the one on the user’s own rows. */
const beside = (statement: Readonly<Record<string, unknown>>): Linted => ({
  document: { Version: '2012-10-17', Statement: [usualStatement, { Effect: 'Allow', ...statement }] },
})
/** Everything is allowed, and a Deny takes some of it back. */
const denying = (operator: string, value: unknown = sub): Linted => ({
  document: {
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Action: ['dynamodb:GetItem', 'dynamodb:BatchGetItem'], Resource: table },
      {
        Effect: 'Deny',
        Action: ['dynamodb:GetItem', 'dynamodb:BatchGetItem'],
        Resource: table,
        Condition: { [operator]: { 'dynamodb:LeadingKeys': value } },
      },
    ],
  },
})
/** A statement on the user’s own rows beside one that hides attributes of them. */
const besideHiding = (statement: Readonly<Record<string, unknown>>): Linted => ({
  document: {
    Version: '2012-10-17',
    Statement: [
      { ...usualStatement, ...hiding(selected).statement },
      { ...usualStatement, ...statement },
    ],
  },
})
const onBucket = { Action: 's3:GetObject', Resource: 'arn:aws:s3:::bucket/*' }

export const lintCases: Readonly<Record<string, LintCases>> = {
  'unknown-element': {
    finds: {
      'a misspelt Condition': { statement: { Condition: undefined, Conditon: {} } },
      'a misspelt Effect': { statement: { Effect: 'allow' } },
      'a statement without actions': {
        document: { Version: '2012-10-17', Statement: { Effect: 'Allow', Resource: '*' } },
      },
      'a statement without resources': {
        document: { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: 's3:*' } },
      },
      'a policy without statements': { document: { Version: '2012-10-17', Statements: [usualStatement] } },
      'a text for a policy': { document: 'Allow' },
      'a Condition that is a list': when([usualStatement.Condition]),
      'a comparison with an empty list': leading('ForAllValues:StringEquals', []),
      'a key and its operator that have changed places': when({
        'dynamodb:LeadingKeys': { 'ForAllValues:StringEquals': [sub] },
      }),
    },
    leavesAlone: {
      'every element that IAM knows': {
        document: { Version: '2012-10-17', Id: 'x', Statement: [{ ...usualStatement, Sid: 'Own' }] },
      },
      'a resource policy’s Principal': {
        kind: 'resource',
        statement: { Principal: { AWS: '123456789012' } },
      },
    },
  },
  'no-version': {
    finds: {
      'no Version': { document: { Statement: usualStatement } },
      'the Version of 2008': { document: { Version: '2008-10-17', Statement: usualStatement } },
    },
    leavesAlone: {
      'the Version of 2012': {},
      'a policy without variables': {
        document: { Statement: { Effect: 'Allow', Action: 'dynamodb:Query', Resource: table } },
      },
    },
  },
  'unknown-action': {
    finds: {
      'a misspelt action': { statement: { Action: 'dynamodb:Querry' } },
      'an operation that has other actions': { statement: { Action: ['dynamodb:TransactGetItems'] } },
      'a misspelt action in a Deny': { statement: { Effect: 'Deny', Action: 'dynamodb:DeleteTabel' } },
      'a pattern of operations that are no actions': { statement: { Action: 'dynamodb:Transact*' } },
    },
    leavesAlone: {
      'an action in another case': { statement: { Action: 'DynamoDB:query' } },
      'a wildcard': { statement: { Action: 'dynamodb:Describe*' } },
      'another service’s actions': { statement: { Action: 's3:GetObjekt' } },
    },
  },
  'unknown-operator': {
    finds: {
      'a misspelt comparison': leading('ForAllValues:StringEqual'),
      'a misspelt quantifier': leading('ForAllValue:StringEquals'),
      'an operator in another case': leading('ForAllValues:stringEquals'),
      'a quantifier on Null': leading('ForAllValues:Null', 'false'),
      'a misspelt operator about another service': {
        statement: { ...onBucket, Condition: { StringEqual: { 's3:prefix': 'x' } } },
      },
    },
    leavesAlone: {
      'a quantifier and IfExists': leading('ForAnyValue:StringNotEqualsIgnoreCaseIfExists'),
      'an operator that the local AWS lacks': when({ IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } }),
    },
  },
  'unknown-condition-key': {
    finds: {
      'a misspelt key of DynamoDB': when({ 'ForAllValues:StringEquals': { 'dynamodb:LeadingKey': sub } }),
      'a misspelt key of the identity pool': trusting({
        Condition: { StringEquals: { 'cognito-identity.amazonaws.com:audience': 'x' } },
      }),
      'a misspelt service': when({ 'ForAllValues:StringEquals': { 'dynamdb:LeadingKeys': sub } }),
      'a key without its service': when({ 'ForAllValues:StringEquals': { LeadingKeys: sub } }),
      'a global key that does not exist': when({ StringEquals: { 'aws:SourceIP4': '10.0.0.1' } }),
    },
    leavesAlone: {
      'a key in another case': when({ 'ForAllValues:StringEquals': { 'DynamoDB:leadingkeys': sub } }),
      'the other name of the leading keys': when({
        'ForAllValues:StringEquals': { 'dynamodb:FirstPartitionKeyValues': sub },
      }),
      'global keys and tags': when({
        StringEquals: { 'aws:PrincipalTag/office': 'north', 'aws:SourceVpce': 'vpce-1' },
      }),
      'another service’s key': {
        statement: { ...onBucket, Condition: { StringEquals: { 's3:prefix': 'x' } } },
      },
      'another identity provider’s key': trusting({
        Condition: { StringEquals: { 'accounts.google.com:aud': 'x' } },
      }),
    },
  },
  'rows-of-everybody': {
    finds: {
      'Query without a condition': { trust, statement: { Condition: undefined } },
      'Scan with a condition on something else': {
        trust,
        statement: { Action: 'dynamodb:Scan', Condition: selected },
      },
      'what a Deny of other people’s keys leaves out': {
        document: {
          Version: '2012-10-17',
          Statement: [
            { Effect: 'Allow', Action: ['dynamodb:Query', 'dynamodb:Scan'], Resource: table },
            {
              Effect: 'Deny',
              Action: 'dynamodb:Query',
              Resource: table,
              Condition: { 'ForAnyValue:StringNotEquals': own },
            },
          ],
        },
      },
      'every action': { trust, statement: { Action: '*', Condition: undefined } },
      'a Scan beside a statement on the leading keys, for any role': {
        document: {
          Version: '2012-10-17',
          Statement: [usualStatement, { Effect: 'Allow', Action: 'dynamodb:Scan', Resource: table }],
        },
      },
      'a pattern that ends a name': {
        trust,
        statement: { Resource: 'arn:aws:dynamodb:eu-central-1:123456789012:table/*A', Condition: undefined },
      },
    },
    leavesAlone: {
      'a condition on the leading keys': { trust },
      'what opens no rows': { trust, statement: { Action: 'dynamodb:DescribeTable', Condition: undefined } },
      'a Deny': { trust, statement: { Effect: 'Deny', Action: '*', Condition: undefined } },
      'the role of a server': {
        trust: { Version: '2012-10-17', Statement: aws },
        statement: { Condition: undefined },
      },
      'a policy whose role is not known': { statement: { Condition: undefined } },
      'a table of the tenant’s own': {
        trust: tagTrust,
        statement: { Resource: `${table}-\${aws:PrincipalTag/tenant}`, Condition: undefined },
      },
      'a Deny of other people’s keys for all that is allowed': {
        document: {
          Version: '2012-10-17',
          Statement: [
            { Effect: 'Allow', Action: 'dynamodb:Query', Resource: table },
            {
              Effect: 'Deny',
              Action: 'dynamodb:*',
              Resource: table,
              Condition: { 'ForAnyValue:StringNotEquals': own },
            },
          ],
        },
      },
    },
  },
  'presence-test-alone': {
    finds: {
      'Null "false" without a comparison': when(present),
      'a presence test on reads and writes': {
        statement: { Action: ['dynamodb:GetItem', 'dynamodb:UpdateItem'], Condition: present },
      },
    },
    leavesAlone: {
      'a presence test beside a comparison': {},
      'a presence test on another key': when({ Null: { 'dynamodb:Attributes': 'false' } }),
    },
  },
  'table-itself': {
    finds: {
      'a resource policy beside the rows': beside({
        Action: ['dynamodb:PutResourcePolicy'],
        Resource: table,
      }),
      'the stream of the table': beside({
        Action: ['dynamodb:GetRecords', 'dynamodb:GetShardIterator'],
        Resource: `${table}/stream/*`,
      }),
      'an export of the table': {
        trust,
        statement: { Action: 'dynamodb:ExportTableToPointInTime', Condition: undefined },
      },
      'a Kinesis destination': beside({
        Action: 'dynamodb:EnableKinesisStreamingDestination',
        Resource: table,
      }),
      'a replica': beside({ Action: 'dynamodb:AssociateTableReplica', Resource: table }),
      'a backup to restore from': beside({
        Action: ['dynamodb:CreateBackup', 'dynamodb:RestoreTableFromBackup'],
        Resource: '*',
      }),
      'every action': beside({ Action: 'dynamodb:*', Resource: table }),
    },
    leavesAlone: {
      'what only describes the table': beside({ Action: 'dynamodb:DescribeTable', Resource: table }),
      'a Deny': beside({ Effect: 'Deny', Action: 'dynamodb:DeleteTable', Resource: table }),
      'actions that a Deny takes back': {
        document: {
          Version: '2012-10-17',
          Statement: [
            usualStatement,
            { Effect: 'Allow', Action: ['dynamodb:DescribeTable', 'dynamodb:DeleteTable'], Resource: table },
            { Effect: 'Deny', Action: 'dynamodb:Delete*', Resource: '*' },
          ],
        },
      },
      'an operator’s role': {
        trust: { Version: '2012-10-17', Statement: aws },
        statement: { Action: 'dynamodb:UpdateTable', Condition: undefined },
      },
    },
  },
  'permissions-themselves': {
    finds: {
      'every action of IAM': beside({ Action: 'iam:*', Resource: '*' }),
      'a policy for one role': beside({
        Action: 'iam:PutRolePolicy',
        Resource: 'arn:aws:iam::123456789012:role/Office*',
      }),
      'any role of the account': beside({
        Action: 'sts:AssumeRole',
        Resource: 'arn:aws:iam::123456789012:role/*',
      }),
      'another user’s password': beside({ Action: 'cognito-idp:Admin*', Resource: '*' }),
      'a second factor for it': beside({
        Action: 'iam:*',
        Resource: '*',
        Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
      }),
      'a Deny of one action of many': {
        document: {
          Version: '2012-10-17',
          Statement: [
            usualStatement,
            { Effect: 'Allow', Action: 'iam:*', Resource: '*' },
            { Effect: 'Deny', Action: 'iam:PutRolePolicy', Resource: '*' },
          ],
        },
      },
    },
    leavesAlone: {
      'actions that only read': beside({ Action: ['iam:Get*', 'iam:List*'], Resource: '*' }),
      'one role by its name': beside({
        Action: 'sts:AssumeRole',
        Resource: 'arn:aws:iam::123456789012:role/Reports',
      }),
      'every action, on the table': beside({ Action: '*', Resource: table }),
      'what a Deny takes back': {
        document: {
          Version: '2012-10-17',
          Statement: [
            usualStatement,
            { Effect: 'Allow', Action: ['iam:*', 'sts:*'], Resource: '*' },
            { Effect: 'Deny', Action: ['iam:*', 'sts:*'], Resource: '*' },
          ],
        },
      },
      'a policy for a program': {
        trust: { Version: '2012-10-17', Statement: aws },
        statement: { Action: 'iam:*', Resource: '*', Condition: undefined },
      },
    },
  },
  'deny-escaped': {
    finds: {
      'ForAllValues in a Deny of other keys': denying('ForAllValues:StringNotEquals'),
      'the same with StringNotLike': denying('ForAllValues:StringNotLike', `${sub}#*`),
    },
    leavesAlone: {
      ForAnyValue: denying('ForAnyValue:StringNotEquals'),
      'a Deny of one key': denying('ForAllValues:StringEquals', 'private'),
      'actions of one key only': {
        document: {
          Version: '2012-10-17',
          Statement: [
            { Effect: 'Allow', Action: 'dynamodb:Query', Resource: table },
            {
              Effect: 'Deny',
              Action: 'dynamodb:Query',
              Resource: table,
              Condition: { 'ForAllValues:StringNotEquals': own },
            },
          ],
        },
      },
    },
  },
  'open-prefix': {
    finds: {
      'a wildcard right behind a tag': leading(
        'ForAllValues:StringLike',
        'TENANT#${aws:PrincipalTag/tenant}*',
      ),
      'a tag alone': leading('ForAllValues:StringLike', '${aws:PrincipalTag/tenant}*'),
      'a delimiter that names hold too': leading('ForAllValues:StringLike', '${aws:PrincipalTag/tenant}-*'),
      'a user name': leading('ForAllValues:StringLike', 'USER#${aws:username}*'),
      'two tags side by side': leading(
        'ForAllValues:StringEquals',
        '${aws:PrincipalTag/tenant}${aws:PrincipalTag/team}',
      ),
    },
    leavesAlone: {
      'a tag before an identity ID, whose length is fixed': leading(
        'ForAllValues:StringEquals',
        `\${aws:PrincipalTag/tenant}${sub}`,
      ),
      'a tag before an escaped star': leading('ForAllValues:StringEquals', '${aws:PrincipalTag/tenant}${*}'),
      'a tag and a delimiter': leading('ForAllValues:StringLike', 'TENANT#${aws:PrincipalTag/tenant}#*'),
      'an identity ID, which is never the beginning of another': leading(
        'ForAllValues:StringLike',
        `${sub}*`,
      ),
      'a tag without a wildcard': leading('ForAllValues:StringLike', 'TENANT#${aws:PrincipalTag/tenant}'),
      'a delimiter between two tags': leading(
        'ForAllValues:StringEquals',
        '${aws:PrincipalTag/tenant}#${aws:PrincipalTag/team}',
      ),
    },
  },
  'wildcard-as-text': {
    finds: {
      'a wildcard under StringEquals': leading('ForAllValues:StringEquals', `${sub}_*`),
      'a wildcard behind a tag': leading('ForAllValues:StringEquals', 'TENANT#${aws:PrincipalTag/tenant}*'),
      'a wildcard alone': leading('ForAllValues:StringEquals', '*'),
    },
    leavesAlone: {
      StringLike: leading('ForAllValues:StringLike', `${sub}_*`),
      'an escaped asterisk': leading('ForAllValues:StringEquals', `${sub}\${*}`),
    },
  },
  'variable-default': {
    finds: {
      'a default that everybody without the tag shares': leading(
        'ForAllValues:StringEquals',
        "${aws:PrincipalTag/office, 'none'}",
      ),
    },
    leavesAlone: { 'no default': leading('ForAllValues:StringEquals', '${aws:PrincipalTag/office}') },
  },
  'unfilled-variable': {
    finds: {
      'a function’s role': { trust: { Version: '2012-10-17', Statement: aws } },
      'another provider’s variable': {
        trust,
        ...leading('ForAllValues:StringEquals', '${accounts.google.com:sub}'),
      },
    },
    leavesAlone: {
      'the identity pool’s role': { trust },
      'a role that is not known': {},
      'a function’s own tag': {
        trust: { Version: '2012-10-17', Statement: aws },
        ...leading('ForAllValues:StringEquals', '${aws:PrincipalTag/office}'),
      },
    },
  },
  'foreign-escape': {
    finds: {
      'Terraform’s escape': leading('ForAllValues:StringEquals', `$${sub}`),
      'the escape of Fn::Sub': leading('ForAllValues:StringEquals', '${!cognito-identity.amazonaws.com:sub}'),
      'the spelling of aws_iam_policy_document': leading('ForAllValues:StringEquals', '&{aws:username}'),
      'the backslash of a shell': leading('ForAllValues:StringEquals', `\\${sub}`),
      'the two braces of a format text': leading('ForAllValues:StringEquals', '${{aws:username}}'),
      'a space in the braces': leading('ForAllValues:StringEquals', '${ aws:username }'),
    },
    leavesAlone: {
      'no escape': {},
      'an escaped dollar': leading('ForAllValues:StringEquals', `\${$}x${sub}`),
      'an ampersand': leading('ForAllValues:StringEquals', `R&D#${sub}`),
      'a default with a space before it': leading(
        'ForAllValues:StringEquals',
        "${aws:PrincipalTag/office, 'none'}",
      ),
    },
  },
  'variable-in-sub': {
    finds: {
      'a variable that Fn::Sub resolved to nothing': leading(
        'ForAllValues:StringEquals',
        '<cognito-identity.amazonaws.com:sub>',
      ),
    },
    leavesAlone: {
      'a parameter': leading('ForAllValues:StringEquals', '<Tenant>'),
      'a variable': {},
    },
  },
  'resource-not-arn': {
    finds: { 'a table’s name': { statement: { Resource: 'AgentsTable' } } },
    leavesAlone: {
      'an ARN': {},
      'a resource of another service': { statement: { Action: 's3:GetObject', Resource: 'bucket' } },
    },
  },
  'attributes-without-return-values': {
    finds: {
      'a write that answers with everything': hiding({}, 'dynamodb:UpdateItem'),
      'ALL_OLD among the allowed ones': hiding(
        { StringEqualsIfExists: { 'dynamodb:ReturnValues': ['NONE', 'ALL_OLD'] } },
        'dynamodb:UpdateItem',
      ),
      'a delete': hiding({}, 'dynamodb:DeleteItem'),
    },
    leavesAlone: {
      'limited ReturnValues': hiding(
        { StringEqualsIfExists: { 'dynamodb:ReturnValues': ['NONE', 'UPDATED_NEW'] } },
        'dynamodb:UpdateItem',
      ),
      'a read': hiding(selected),
      'no hidden attributes': { statement: { Action: 'dynamodb:UpdateItem' } },
    },
  },
  'attributes-not-limited': {
    finds: {
      'a write without the list of the read beside it': besideHiding({ Action: 'dynamodb:UpdateItem' }),
      'a read without the list of the other read': besideHiding({ Action: 'dynamodb:GetItem' }),
    },
    leavesAlone: {
      'one list for both': besideHiding({
        Action: 'dynamodb:UpdateItem',
        Condition: {
          'ForAllValues:StringEquals': { ...own, 'dynamodb:Attributes': ['userId', 'fieldName', 'status'] },
          StringEqualsIfExists: { 'dynamodb:ReturnValues': 'NONE' },
          ...present,
        },
      }),
      'no list anywhere': {},
    },
  },
  'put-erases-hidden': {
    finds: {
      'PutItem with a list of attributes': hiding(
        { StringEqualsIfExists: { 'dynamodb:ReturnValues': 'NONE' } },
        ['dynamodb:PutItem', 'dynamodb:UpdateItem'],
      ),
      'BatchWriteItem with a list of attributes': hiding({}, 'dynamodb:BatchWriteItem'),
    },
    leavesAlone: {
      'UpdateItem with a list of attributes': hiding(
        { StringEqualsIfExists: { 'dynamodb:ReturnValues': 'NONE' } },
        'dynamodb:UpdateItem',
      ),
      'PutItem where nothing is hidden': { statement: { Action: 'dynamodb:PutItem' } },
    },
  },
  'action-without-leading-keys': {
    finds: {
      'Scan beside Query': { statement: { Action: ['dynamodb:Query', 'dynamodb:Scan'] } },
      'Scan under ForAllValues alone': {
        statement: { Action: 'dynamodb:Scan', Condition: { 'ForAllValues:StringEquals': own } },
      },
      'every action of DynamoDB': { statement: { Action: 'dynamodb:*' } },
      'PartiQL that may scan': { statement: { Action: 'dynamodb:PartiQLSelect' } },
      'a search of vectors': { statement: { Action: 'dynamodb:SearchVectors' } },
      'a wildcard that covers DescribeTable': { statement: { Action: 'dynamodb:De*' } },
    },
    leavesAlone: {
      'actions that carry leading keys': {
        statement: { Action: ['dynamodb:GetItem', 'dynamodb:PartiQLUpdate', 'dynamodb:Batch*'] },
      },
      'PartiQL that may not scan': {
        statement: {
          Action: 'dynamodb:PartiQLSelect',
          Condition: { ...usualStatement.Condition, Bool: { 'dynamodb:FullTableScan': 'false' } },
        },
      },
      'Scan in a Deny': { statement: { Effect: 'Deny', Action: 'dynamodb:Scan' } },
      'Scan without leading keys': { statement: { Action: 'dynamodb:Scan', Condition: undefined } },
    },
  },
  'no-presence-test': {
    finds: {
      'ForAllValues alone': leading('ForAllValues:StringEquals', sub, {}),
      'a presence test on another key': leading('ForAllValues:StringEquals', sub, {
        Null: { 'dynamodb:Attributes': 'false' },
      }),
      'a test that the key is absent': leading('ForAllValues:StringEquals', sub, {
        Null: { 'dynamodb:LeadingKeys': 'true' },
      }),
      'a ForAnyValue that may be missing': leading('ForAllValues:StringEquals', sub, {
        'ForAnyValue:StringEqualsIfExists': own,
      }),
    },
    leavesAlone: {
      'Null "false"': {},
      'Null false': leading('ForAllValues:StringEquals', sub, { Null: { 'dynamodb:LeadingKeys': false } }),
      'ForAnyValue beside ForAllValues': leading('ForAllValues:StringEquals', sub, {
        'ForAnyValue:StringEquals': own,
      }),
      'ForAllValues in a Deny': {
        statement: { Effect: 'Deny', Condition: { 'ForAllValues:StringNotEquals': own } },
      },
      'ForAllValues on another service’s key': {
        statement: { ...onBucket, Condition: { 'ForAllValues:StringEquals': { 'aws:TagKeys': 'x' } } },
      },
    },
  },
  'needs-for-all-values': {
    finds: {
      'no quantifier': leading('StringEquals'),
      'ForAnyValue alone': leading('ForAnyValue:StringEquals'),
      'ForAnyValue on the attributes': when({
        'ForAnyValue:StringEquals': { 'dynamodb:Attributes': ['userId'] },
      }),
    },
    leavesAlone: {
      ForAllValues: {},
      'ForAnyValue beside ForAllValues': leading('ForAllValues:StringEquals', sub, {
        'ForAnyValue:StringEquals': own,
      }),
      'a key of one value': when({ StringEquals: { 'dynamodb:Select': 'COUNT' } }),
      'ForAnyValue in a Deny': {
        statement: { Effect: 'Deny', Condition: { 'ForAnyValue:StringNotEquals': own } },
      },
    },
  },
  'loose-comparison': {
    finds: {
      'StringLike with *': leading('ForAllValues:StringLike', '*'),
      'a wildcard before the variable': leading('ForAllValues:StringLike', `*${sub}`),
      'a pattern for everybody of a region': leading('ForAllValues:StringLike', 'eu-central-1:*'),
      'the Region as a prefix': leading('ForAllValues:StringLike', '${aws:RequestedRegion}:*'),
      'a prefix that the caller chooses': leading('ForAllValues:StringLike', '${aws:UserAgent}#*'),
      'a negation': leading('ForAllValues:StringNotEquals'),
      'no regard to case': leading('ForAllValues:StringEqualsIgnoreCase'),
      'a pattern of ARNs': leading('ForAllValues:ArnLike', '*'),
      'an order of numbers': leading('ForAllValues:NumericGreaterThan', '0'),
      'a range of addresses': leading('ForAllValues:IpAddress', '10.0.0.0/8'),
      'every number but one': leading('ForAllValues:NumericNotEquals', '1'),
    },
    leavesAlone: {
      'a wildcard behind the variable': leading('ForAllValues:StringLike', `${sub}#*`),
      'an asterisk that is none': leading('ForAllValues:StringLike', `\${*}${sub}`),
      '* where it is no wildcard': leading('ForAllValues:StringEquals', '*'),
      'a pattern for something else': when({ StringLike: { 'dynamodb:Select': '*' } }),
    },
  },
  'wrong-variable': {
    finds: {
      'the user pool': leading('ForAllValues:StringEquals', '${cognito-idp.amazonaws.com:sub}'),
      'the user pool’s long name': leading(
        'ForAllValues:StringEquals',
        '${cognito-idp.eu-central-1.amazonaws.com/eu-central-1_x:sub}',
      ),
      'the identity pool’s ID': leading('ForAllValues:StringEquals', '${cognito-identity.amazonaws.com:aud}'),
      'a variable of many values': leading(
        'ForAllValues:StringEquals',
        '${cognito-identity.amazonaws.com:amr}',
      ),
      'a misspelt variable': leading(
        'ForAllValues:StringEquals',
        '${cognito-identity.amazonaws.com:subject}',
      ),
      'no braces': leading('ForAllValues:StringEquals', 'cognito-identity.amazonaws.com:sub'),
      'no dollar': leading('ForAllValues:StringEquals', '{cognito-identity.amazonaws.com:sub}'),
      'somebody’s identity ID': leading('ForAllValues:StringEquals', [
        sub,
        'eu-central-1:11111111-2222-4333-8444-555555555555',
      ]),
      'a value that is the same for everybody': leading(
        'ForAllValues:StringEquals',
        '${aws:PrincipalAccount}',
      ),
      'a value that the caller chooses': leading('ForAllValues:StringEquals', '${aws:UserAgent}'),
      'a role’s user name': { trust, ...leading('ForAllValues:StringEquals', '${aws:username}') },
      'a role’s user ID': { trust, ...leading('ForAllValues:StringEquals', '${aws:userid}') },
    },
    leavesAlone: {
      'the identity-pool user ID': {},
      'a principal tag': leading('ForAllValues:StringEquals', '${aws:PrincipalTag/office}'),
      'a tag with a default': leading('ForAllValues:StringEquals', "${aws:PrincipalTag/office, 'none'}"),
      'another provider': leading('ForAllValues:StringEquals', '${www.amazon.com:user_id}'),
      'an IAM user’s name': leading('ForAllValues:StringEquals', '${aws:username}'),
      'a partition for everybody': leading('ForAllValues:StringEquals', ['public', sub]),
    },
  },
  'wildcard-resource': {
    finds: {
      'every resource': { statement: { Resource: '*' } },
      'every table': { statement: { Resource: 'arn:aws:dynamodb:eu-central-1:123456789012:table/*' } },
      'a table and what begins like it': { statement: { Resource: [`${table}*`] } },
      'every region': { statement: { Resource: table.replace('eu-central-1', '*') } },
      'every account': { statement: { Resource: table.replace('123456789012', '*') } },
    },
    leavesAlone: {
      'one table': {},
      'another service’s wildcard': { statement: onBucket },
      '* for an action that takes nothing else': {
        statement: { Action: 'dynamodb:ListTables', Resource: '*', Condition: undefined },
      },
      '* in a Deny': { statement: { Effect: 'Deny', Resource: '*' } },
    },
  },
  'index-resource': {
    finds: {
      'an index beside the table': { statement: { Resource: [table, `${table}/index/byStation`] } },
      'every index': { statement: { Resource: [table, `${table}/index/*`] } },
      'an index of a table that is not known': {
        unknownTable: true,
        statement: { Resource: [table, `${table}/index/byStatus`] },
      },
    },
    leavesAlone: {
      'the table alone': {},
      'an index whose partition key is the table’s': {
        statement: { Resource: [table, `${table}/index/byStatus`] },
      },
      'an index without leading keys': {
        statement: { Resource: `${table}/index/byStation`, Condition: undefined },
      },
      'a table that is called index': {
        statement: { Resource: 'arn:aws:dynamodb:eu-central-1:123456789012:table/index' },
      },
    },
  },
  'negated-grant': {
    finds: {
      'everything but Scan': { statement: { Action: undefined, NotAction: 'dynamodb:Scan' } },
      'every table but one': { statement: { Resource: undefined, NotResource: table } },
    },
    leavesAlone: {
      'a Deny of everything but Query': {
        statement: { Effect: 'Deny', Action: undefined, NotAction: 'dynamodb:Query' },
      },
      'everything but DynamoDB': { statement: { Action: undefined, NotAction: 'dynamodb:*' } },
      'NotResource of another service': {
        statement: { Action: 's3:*', Resource: undefined, NotResource: 'arn:aws:s3:::x' },
      },
    },
  },
  'key-not-for-action': {
    finds: {
      'a full scan that Query never is': when({ Bool: { 'dynamodb:FullTableScan': 'false' } }),
      'Select on a write': {
        statement: { Action: ['dynamodb:Query', 'dynamodb:PutItem'], Condition: selected },
      },
      'attributes that DescribeTable never asks for': {
        statement: {
          Action: 'dynamodb:DescribeTable',
          Condition: { 'ForAllValues:StringEquals': { 'dynamodb:Attributes': 'x' } },
        },
      },
    },
    leavesAlone: {
      'a full scan of PartiQL': {
        statement: {
          Action: 'dynamodb:PartiQLSelect',
          Condition: { Bool: { 'dynamodb:FullTableScan': 'false' } },
        },
      },
      'IfExists, which says that it may be missing': {
        statement: {
          Action: ['dynamodb:Query', 'dynamodb:PutItem'],
          Condition: { StringEqualsIfExists: selected.StringEquals },
        },
      },
      'a Deny, which may apply to some': {
        statement: {
          Effect: 'Deny',
          Action: 'dynamodb:*',
          Condition: { Bool: { 'dynamodb:FullTableScan': 'true' } },
        },
      },
    },
  },
  'attributes-without-select': {
    finds: {
      'no Select': hiding({}),
      'a Select of everything': hiding({
        StringEquals: { 'dynamodb:Select': ['SPECIFIC_ATTRIBUTES', 'ALL_ATTRIBUTES'] },
      }),
      'a Select that must not be one, where an index has another': {
        statement: {
          ...hiding({ StringNotEquals: { 'dynamodb:Select': 'ALL_ATTRIBUTES' } }).statement,
          Resource: [table, `${table}/index/byStatus`],
        },
      },
      'a GetItem without a projection': hiding({}, 'dynamodb:GetItem'),
    },
    leavesAlone: {
      'a Select that must not be the one for everything': hiding({
        StringNotEquals: { 'dynamodb:Select': 'ALL_ATTRIBUTES' },
      }),
      'Select of specific attributes': hiding(selected),
      'Select beside actions without it': hiding(
        {
          StringEqualsIfExists: {
            'dynamodb:Select': 'SPECIFIC_ATTRIBUTES',
            'dynamodb:ReturnValues': ['NONE', 'UPDATED_NEW'],
          },
        },
        ['dynamodb:GetItem', 'dynamodb:UpdateItem'],
      ),
      'no hidden attributes': {},
    },
  },
  'key-attribute-not-listed': {
    finds: {
      'a list without the sort key': when({
        'ForAllValues:StringEquals': { ...own, 'dynamodb:Attributes': ['userId', 'status'] },
        ...present,
        ...selected,
      }),
    },
    leavesAlone: {
      'a list with both keys': hiding(selected),
      'a table that is not known': {
        statement: {
          Resource: `${table}2`,
          Condition: { 'ForAllValues:StringEquals': { 'dynamodb:Attributes': ['status'] }, ...selected },
        },
      },
    },
  },
  'no-tag-session': {
    finds: {
      'a principal tag that no session has': {
        trust,
        ...leading('ForAllValues:StringEquals', '${aws:PrincipalTag/office}'),
      },
    },
    leavesAlone: {
      'a session that may be tagged': {
        trust: tagTrust,
        ...leading('ForAllValues:StringEquals', '${aws:PrincipalTag/office}'),
      },
      'no principal tag': { trust },
      'a role whose trust policy is not known': leading(
        'ForAllValues:StringEquals',
        '${aws:PrincipalTag/office}',
      ),
      'the tags of a server’s role': {
        trust: { Version: '2012-10-17', Statement: aws },
        ...leading('ForAllValues:StringEquals', '${aws:PrincipalTag/office}'),
      },
    },
  },
  'trusts-anybody': {
    finds: {
      'everybody in a trust policy': trusting({ Principal: '*' }),
      'every account in a trust policy': trusting({ Principal: { AWS: '*' }, Action: 'sts:AssumeRole' }),
      'everybody on a table': { kind: 'resource', statement: { Principal: '*', Condition: undefined } },
      'everybody under a condition that everybody fulfils': {
        kind: 'resource',
        statement: { Principal: '*', Condition: { Bool: { 'aws:SecureTransport': 'true' } } },
      },
    },
    leavesAlone: {
      'one provider': trusting({}),
      'a Deny for everybody': {
        kind: 'resource',
        statement: { Effect: 'Deny', Principal: '*', Condition: undefined },
      },
      'everybody of one organization': {
        kind: 'resource',
        statement: { Principal: '*', Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } } },
      },
      'a bucket that everybody may read': {
        kind: 'resource',
        statement: { ...onBucket, Principal: '*', Condition: undefined },
      },
    },
  },
  'trusts-any-pool': {
    finds: {
      'no audience': aud({}),
      'any audience': aud({ StringLike: { 'cognito-identity.amazonaws.com:aud': '*' } }),
      'an audience that may be missing': aud({
        StringEqualsIfExists: { 'cognito-identity.amazonaws.com:aud': 'x' },
      }),
      'every audience but one': aud({ StringNotEquals: { 'cognito-identity.amazonaws.com:aud': 'x' } }),
      'a wildcard for the action': trusting({ Action: 'sts:*', Condition: {} }),
    },
    leavesAlone: {
      'one pool': trusting({}),
      'a statement of tags, which lets nobody in': trusting({ Action: 'sts:TagSession', Condition: {} }),
      'a server’s role': { kind: 'trust', document: { Version: '2012-10-17', Statement: aws } },
      'another provider': trusting({ Principal: { Federated: 'accounts.google.com' }, Condition: {} }),
    },
  },
  'trusts-guests': {
    finds: {
      'no amr': trusting({ Condition: { StringEquals: usualTrust.Condition.StringEquals } }),
      'amr of guests': amr('ForAnyValue:StringLike', 'unauthenticated'),
      'amr of both': amr('ForAnyValue:StringLike', ['authenticated', 'unauthenticated']),
      'amr of guests by a pattern': amr('ForAnyValue:StringLike', 'unauth*'),
      'amr of any kind': amr('ForAnyValue:StringLike', '*authenticated'),
      'amr that holds of nothing': amr('ForAllValues:StringLike', 'authenticated'),
      'no quantifier': amr('StringLike', 'authenticated'),
    },
    leavesAlone: {
      authenticated: trusting({}),
      'one provider’s users': amr(
        'ForAnyValue:StringEquals',
        'cognito-idp.eu-central-1.amazonaws.com/eu-central-1_x',
      ),
      'a server’s role': { kind: 'trust', document: { Version: '2012-10-17', Statement: aws } },
    },
  },
}

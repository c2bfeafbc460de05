import type { Mutant } from './Mutant.ts'
import { agentsTable, own } from './places.ts'

/** Mutants that allow more resources than the one table. */
export const resourceMutants: readonly Mutant[] = [
  {
    name: 'allow every resource',
    changes: [{ set: [...own, 'Resource'], to: '*' }],
    caughtBy: { grants: true, linter: ['wildcard-resource'], attempts: true },
  },
  {
    name: 'allow every table of every region',
    changes: [
      { set: [...own, 'Resource'], to: { 'Fn::Sub': 'arn:aws:dynamodb:*:${AWS::AccountId}:table/*' } },
    ],
    caughtBy: { grants: true, linter: ['wildcard-resource'], attempts: true },
  },
  {
    name: 'allow every table whose name begins like this one',
    changes: [{ set: [...own, 'Resource'], to: { 'Fn::Sub': '${AgentsTable.Arn}*' } }],
    caughtBy: { grants: true, linter: ['wildcard-resource'], attempts: true },
  },
  {
    name: 'add the table’s indexes',
    changes: [{ append: [...own, 'Resource'], value: { 'Fn::Sub': '${AgentsTable.Arn}/index/*' } }],
    caughtBy: { grants: true, linter: ['index-resource', 'wildcard-resource'], attempts: true },
  },
  {
    // A user who may write a station could then write another user's key into it, and appear in that user's list.
    name: 'an index whose partition key is not the person',
    changes: [
      {
        append: [...agentsTable, 'AttributeDefinitions'],
        value: { AttributeName: 'station', AttributeType: 'S' },
      },
      {
        append: [...agentsTable, 'GlobalSecondaryIndexes'],
        value: {
          IndexName: 'byStation',
          KeySchema: [{ AttributeName: 'station', KeyType: 'HASH' }],
          Projection: { ProjectionType: 'ALL' },
        },
      },
      { append: [...own, 'Resource'], value: { 'Fn::Sub': '${AgentsTable.Arn}/index/byStation' } },
    ],
    caughtBy: { linter: ['index-resource'], grants: true, attempts: true },
  },
]

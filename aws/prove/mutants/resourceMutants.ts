import type { Mutant } from './Mutant.ts'
import { own } from './places.ts'

/** Resources beyond the one table. */
export const resourceMutants: readonly Mutant[] = [
  {
    name: 'allow every resource',
    changes: [{ set: [...own, 'Resource'], to: '*' }],
    caughtBy: { linter: ['wildcard-resource'], attempts: true },
  },
  {
    name: 'allow every table of every region',
    changes: [
      { set: [...own, 'Resource'], to: { 'Fn::Sub': 'arn:aws:dynamodb:*:${AWS::AccountId}:table/*' } },
    ],
    caughtBy: { linter: ['wildcard-resource'], attempts: true },
  },
  {
    name: 'allow whatever begins like the table',
    changes: [{ set: [...own, 'Resource'], to: { 'Fn::Sub': '${AgentsTable.Arn}*' } }],
    caughtBy: { linter: ['wildcard-resource'], attempts: true },
  },
  {
    name: 'add the table’s indexes',
    changes: [{ append: [...own, 'Resource'], value: { 'Fn::Sub': '${AgentsTable.Arn}/index/*' } }],
    caughtBy: { linter: ['index-resource', 'wildcard-resource'], attempts: true },
  },
]

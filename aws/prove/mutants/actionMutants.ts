import type { Mutant } from './Mutant.ts'
import { own, policy, role, table } from './places.ts'

/** Mutants that allow further actions. */
export const actionMutants: readonly Mutant[] = [
  {
    name: 'add Scan',
    changes: [{ append: [...own, 'Action'], value: 'dynamodb:Scan' }],
    caughtBy: { linter: ['action-without-leading-keys'] },
  },
  {
    name: 'add GetItem',
    changes: [{ append: [...own, 'Action'], value: 'dynamodb:GetItem' }],
    caughtBy: { grants: true, attempts: true },
  },
  {
    name: 'add PartiQLSelect',
    changes: [{ append: [...own, 'Action'], value: 'dynamodb:PartiQLSelect' }],
    caughtBy: { grants: true, linter: ['action-without-leading-keys'], attempts: true },
  },
  {
    name: 'add PutItem',
    changes: [{ append: [...own, 'Action'], value: 'dynamodb:PutItem' }],
    caughtBy: { linter: ['key-not-for-action'] },
  },
  {
    name: 'add DescribeTable',
    changes: [{ append: [...own, 'Action'], value: 'dynamodb:DescribeTable' }],
    caughtBy: { linter: ['action-without-leading-keys', 'key-not-for-action'] },
  },
  {
    name: 'allow dynamodb:*',
    changes: [{ set: [...own, 'Action'], to: 'dynamodb:*' }],
    caughtBy: {
      grants: true,
      linter: ['action-without-leading-keys', 'key-not-for-action'],
      attempts: true,
    },
  },
  {
    name: 'allow *',
    changes: [{ set: [...own, 'Action'], to: '*' }],
    caughtBy: {
      grants: true,
      linter: ['action-without-leading-keys', 'key-not-for-action'],
      attempts: true,
    },
  },
  {
    name: 'allow everything but DeleteTable',
    changes: [{ remove: [...own, 'Action'] }, { set: [...own, 'NotAction'], to: 'dynamodb:DeleteTable' }],
    caughtBy: {
      linter: ['action-without-leading-keys', 'negated-grant', 'key-not-for-action'],
      start: true,
    },
  },
  {
    name: 'misspell the action',
    changes: [{ set: [...own, 'Action'], to: 'dynamodb:Querry' }],
    caughtBy: { grants: true, linter: ['unknown-action'], chain: true },
  },
  {
    name: 'add a statement that asks for nothing',
    changes: [
      {
        append: [...policy, 'Statement'],
        value: { Sid: 'Convenient', Effect: 'Allow', Action: 'dynamodb:Query', Resource: table },
      },
    ],
    caughtBy: { grants: true, linter: ['rows-of-everybody'], attempts: true },
  },
  {
    name: 'add a policy that reads items',
    changes: [
      {
        append: [...role, 'Policies'],
        value: {
          PolicyName: 'Convenient',
          PolicyDocument: {
            Version: '2012-10-17',
            Statement: [{ Effect: 'Allow', Action: 'dynamodb:GetItem', Resource: table }],
          },
        },
      },
    ],
    caughtBy: { grants: true, linter: ['rows-of-everybody'], attempts: true },
  },
]

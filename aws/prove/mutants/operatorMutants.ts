import type { Mutant } from './Mutant.ts'
import { forAll, leadingKeys, policy } from './places.ts'

/** Mutants with a misspelt or wrong condition key or operator. */
export const operatorMutants: readonly Mutant[] = [
  {
    name: 'misspell the condition key',
    changes: [{ rename: leadingKeys, to: 'dynamodb:LeadingKey' }],
    caughtBy: { linter: ['unknown-condition-key'], start: true },
  },
  {
    name: 'misspell the operator',
    changes: [{ rename: forAll, to: 'ForAllValues:StringEqual' }],
    caughtBy: { linter: ['unknown-operator'], start: true },
  },
  {
    name: 'misspell the quantifier',
    changes: [{ rename: forAll, to: 'ForAllValue:StringEquals' }],
    caughtBy: { linter: ['unknown-operator', 'needs-for-all-values'], start: true },
  },
  {
    name: 'drop the quantifier',
    changes: [{ rename: forAll, to: 'StringLike' }],
    caughtBy: { linter: ['needs-for-all-values'], start: true },
  },
  {
    name: 'be content with any of the keys',
    changes: [{ rename: forAll, to: 'ForAnyValue:StringEquals' }],
    caughtBy: { grants: true, linter: ['needs-for-all-values'], attempts: true },
  },
  {
    name: 'compare without regard to case',
    changes: [{ rename: forAll, to: 'ForAllValues:StringEqualsIgnoreCase' }],
    caughtBy: { grants: true, linter: ['loose-comparison'], attempts: true },
  },
  {
    name: 'compare the other way round',
    changes: [{ rename: forAll, to: 'ForAllValues:StringNotEquals' }],
    caughtBy: { grants: true, linter: ['loose-comparison'], chain: true },
  },
  {
    name: 'remove Version',
    changes: [{ remove: [...policy, 'Version'] }],
    caughtBy: { linter: ['no-version'], start: true },
  },
  {
    name: 'go back to the Version of 2008',
    changes: [{ set: [...policy, 'Version'], to: '2008-10-17' }],
    caughtBy: { linter: ['no-version'], start: true },
  },
]

import type { Mutant } from './Mutant.ts'
import { condition, leadingKeys, own, presence } from './places.ts'

/** Mutants with a missing or wrong condition. */
export const conditionMutants: readonly Mutant[] = [
  {
    name: 'drop the Condition',
    changes: [{ remove: condition }],
    caughtBy: { grants: true, linter: ['rows-of-everybody'], attempts: true },
  },
  {
    name: 'drop the leading keys',
    changes: [{ remove: leadingKeys }, { remove: presence }],
    caughtBy: { grants: true, linter: ['rows-of-everybody'], attempts: true },
  },
  {
    name: 'drop the presence test',
    changes: [{ remove: presence }],
    caughtBy: { grants: true, linter: ['no-presence-test'], attempts: true },
  },
  {
    name: 'drop the presence test and add Scan',
    changes: [{ remove: presence }, { append: [...own, 'Action'], value: 'dynamodb:Scan' }],
    caughtBy: { grants: true, linter: ['action-without-leading-keys', 'no-presence-test'], attempts: true },
  },
  {
    name: 'ask that the leading keys be absent',
    changes: [{ set: presence, to: 'true' }],
    caughtBy: { grants: true, linter: ['no-presence-test'], chain: true },
  },
  {
    name: 'misspell Condition',
    changes: [{ rename: condition, to: 'Conditions' }],
    caughtBy: { linter: ['unknown-element', 'rows-of-everybody'], start: true },
  },
]

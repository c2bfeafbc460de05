import type { Mutant } from './Mutant.ts'
import { condition, forAll } from './places.ts'

/** Mutants that show attributes which administrators must not see. */
export const attributeMutants: readonly Mutant[] = [
  {
    name: 'list a hidden attribute',
    changes: [{ append: ['Mappings', 'VisibleAttributes', 'Administrators', 'Names'], value: 'realName' }],
    caughtBy: { grants: true, attempts: true },
  },
  {
    name: 'drop the list of attributes',
    changes: [{ remove: [...forAll, 'dynamodb:Attributes'] }],
    caughtBy: { grants: true, attempts: true },
  },
  {
    name: 'drop Select',
    changes: [{ remove: [...condition, 'StringEquals', 'dynamodb:Select'] }],
    caughtBy: { grants: true, linter: ['attributes-without-select'], attempts: true },
  },
  {
    name: 'allow a Select of everything',
    changes: [{ append: [...condition, 'StringEquals', 'dynamodb:Select'], value: 'ALL_ATTRIBUTES' }],
    caughtBy: { grants: true, linter: ['attributes-without-select'], attempts: true },
  },
  {
    name: 'leave a key out of the list',
    changes: [{ remove: ['Mappings', 'VisibleAttributes', 'Administrators', 'Names', 0] }],
    caughtBy: { grants: true, linter: ['key-attribute-not-listed'], chain: true },
  },
]

import type { Mutant } from './Mutant.ts'
import { edit } from './places.ts'

const parameters = { Editing: 'own-agents' }

/** Mutants of the statement that lets administrators change their own agents. */
export const writeMutants: readonly Mutant[] = [
  {
    name: 'PutItem added',
    parameters,
    changes: [{ append: [...edit, 'Action'], value: 'dynamodb:PutItem' }],
    caughtBy: { linter: ['put-erases-hidden'], grants: true, attempts: true },
  },
  {
    name: 'DeleteItem added',
    parameters,
    changes: [{ append: [...edit, 'Action'], value: 'dynamodb:DeleteItem' }],
    caughtBy: { grants: true, attempts: true },
  },
  {
    name: 'ReturnValues forgotten',
    parameters,
    changes: [{ remove: [...edit, 'Condition', 'StringEqualsIfExists'] }],
    caughtBy: { linter: ['attributes-without-return-values'], grants: true, attempts: true },
  },
  {
    name: 'ReturnValues with the whole item among them',
    parameters,
    changes: [
      { append: [...edit, 'Condition', 'StringEqualsIfExists', 'dynamodb:ReturnValues'], value: 'ALL_OLD' },
    ],
    caughtBy: { linter: ['attributes-without-return-values'], grants: true, attempts: true },
  },
  {
    name: 'Attributes forgotten on the write',
    parameters,
    changes: [{ remove: [...edit, 'Condition', 'ForAllValues:StringEquals', 'dynamodb:Attributes'] }],
    caughtBy: { linter: ['attributes-not-limited'], grants: true, attempts: true },
  },
  {
    name: 'a hidden attribute made editable',
    parameters,
    changes: [{ append: ['Mappings', 'EditableAttributes', 'Administrators', 'Names'], value: 'realName' }],
    caughtBy: { grants: true, attempts: true },
  },
  {
    name: 'leading keys forgotten on the write',
    parameters,
    changes: [
      { remove: [...edit, 'Condition', 'ForAllValues:StringEquals', 'dynamodb:LeadingKeys'] },
      { remove: [...edit, 'Condition', 'Null', 'dynamodb:LeadingKeys'] },
    ],
    caughtBy: { linter: ['rows-of-everybody'], grants: true, attempts: true },
  },
]

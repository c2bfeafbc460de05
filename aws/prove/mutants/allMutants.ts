import { actionMutants } from './actionMutants.ts'
import { attributeMutants } from './attributeMutants.ts'
import { conditionMutants } from './conditionMutants.ts'
import type { Mutant } from './Mutant.ts'
import { operatorMutants } from './operatorMutants.ts'
import { resourceMutants } from './resourceMutants.ts'
import { surroundingMutants } from './surroundingMutants.ts'
import { trustMutants } from './trustMutants.ts'
import { valueMutants } from './valueMutants.ts'
import { writeMutants } from './writeMutants.ts'

/** All mutants. The linter, the start or an attempt has to catch each; a test checks which one does. */
export const allMutants: readonly Mutant[] = [
  ...conditionMutants,
  ...actionMutants,
  ...resourceMutants,
  ...operatorMutants,
  ...valueMutants,
  ...attributeMutants,
  ...writeMutants,
  ...trustMutants,
  ...surroundingMutants,
]

import type { OwnAttempt } from './OwnAttempt.ts'
import { ownAttributeAttempts } from './ownAttributeAttempts.ts'
import { ownKeyAttempts } from './ownKeyAttempts.ts'
import { ownOperationAttempts } from './ownOperationAttempts.ts'
import { ownTableAttempts } from './ownTableAttempts.ts'
import { ownWriteAttempts } from './ownWriteAttempts.ts'

/** The break-in attempts that need only the attacker's own session. */
export const ownAttempts: readonly { title: string; attempts: readonly OwnAttempt[] }[] = [
  { title: 'Keys', attempts: ownKeyAttempts },
  { title: 'Operations', attempts: ownOperationAttempts },
  { title: 'Hidden attributes', attempts: ownAttributeAttempts },
  { title: 'Indexes and tables', attempts: ownTableAttempts },
  { title: 'Writes', attempts: ownWriteAttempts },
]

import { attributeAttempts } from './attributeAttempts.ts'
import { keyAttempts } from './keyAttempts.ts'
import type { OwnAttempt } from './OwnAttempt.ts'
import { operationAttempts } from './operationAttempts.ts'
import { tableAttempts } from './tableAttempts.ts'

/** The break-in attempts that need nothing but one's own session. */
export const ownAttempts: readonly { title: string; attempts: readonly OwnAttempt[] }[] = [
  { title: 'Keys', attempts: keyAttempts },
  { title: 'Operations', attempts: operationAttempts },
  { title: 'Hidden attributes', attempts: attributeAttempts },
  { title: 'Other tables', attempts: tableAttempts },
]

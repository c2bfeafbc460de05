import type { Attempt } from './Attempt.ts'
import { attributeAttempts } from './attributeAttempts.ts'
import { expressionAttempts } from './expressionAttempts.ts'
import { groupAttempts } from './groupAttempts.ts'
import { identityPoolAttempts } from './identityPoolAttempts.ts'
import { idTokenAttempts } from './idTokenAttempts.ts'
import { keyAttempts } from './keyAttempts.ts'
import { operationAttempts, operationVariants } from './operationAttempts.ts'
import { poolOperationAttempts } from './poolOperationAttempts.ts'
import { principalTagAttempts } from './principalTagAttempts.ts'
import { signatureAttempts } from './signatureAttempts.ts'
import { signedOutAttempts } from './signedOutAttempts.ts'
import { tableAttempts } from './tableAttempts.ts'
import { transportAttempts } from './transportAttempts.ts'
import { userPoolAttempts } from './userPoolAttempts.ts'

export interface AttemptGroup {
  title: string
  attempts: readonly Attempt[]
}

/** The break-in matrix. */
export const allAttempts: readonly AttemptGroup[] = [
  { title: 'Keys', attempts: keyAttempts },
  { title: 'Expressions', attempts: expressionAttempts },
  { title: 'Hidden attributes', attempts: attributeAttempts },
  { title: 'Operations', attempts: [...operationVariants, ...operationAttempts] },
  { title: 'Tables and ARNs', attempts: tableAttempts },
  { title: 'Signatures and session tokens', attempts: signatureAttempts },
  { title: 'ID tokens', attempts: idTokenAttempts },
  { title: 'Identity pool', attempts: identityPoolAttempts },
  { title: 'Groups and roles', attempts: groupAttempts },
  { title: 'Principal tags', attempts: principalTagAttempts },
  { title: 'User pool', attempts: userPoolAttempts },
  { title: 'Administration of the pools', attempts: poolOperationAttempts },
  { title: 'Transport', attempts: transportAttempts },
  // Last: nobody is signed in afterwards.
  { title: 'After signing out', attempts: signedOutAttempts },
]

import type { Attempt } from './Attempt.ts'
import { attributeAttempts } from './attributeAttempts.ts'
import { expressionAttempts } from './expressionAttempts.ts'
import { everyOperationByLead, groupAttempts } from './groupAttempts.ts'
import { identityPoolAttempts } from './identityPoolAttempts.ts'
import { idTokenAttempts } from './idTokenAttempts.ts'
import { keyAttempts } from './keyAttempts.ts'
import { everyOperation, operationAttempts } from './operationAttempts.ts'
import { poolOperationAttempts } from './poolOperationAttempts.ts'
import { principalTagAttempts } from './principalTagAttempts.ts'
import { signatureAttempts } from './signatureAttempts.ts'
import { signedOutAttempts } from './signedOutAttempts.ts'
import { tableAttempts } from './tableAttempts.ts'
import { transportAttempts } from './transportAttempts.ts'
import { userPoolAttempts } from './userPoolAttempts.ts'
import { writeAttempts } from './writeAttempts.ts'

export interface AttemptGroup {
  title: string
  attempts: readonly Attempt[]
}

/** The break-in matrix. */
export const allAttempts: readonly AttemptGroup[] = [
  { title: 'Keys', attempts: keyAttempts },
  { title: 'Expressions', attempts: expressionAttempts },
  { title: 'Hidden attributes', attempts: attributeAttempts },
  { title: 'Operations', attempts: operationAttempts },
  { title: 'Every operation', attempts: everyOperation },
  { title: 'Writes', attempts: writeAttempts },
  { title: 'Tables and ARNs', attempts: tableAttempts },
  { title: 'Signatures and session tokens', attempts: signatureAttempts },
  { title: 'ID tokens', attempts: idTokenAttempts },
  { title: 'Identity pool', attempts: identityPoolAttempts },
  { title: 'Groups and roles', attempts: groupAttempts },
  { title: 'Every operation, by the lead', attempts: everyOperationByLead },
  { title: 'Principal tags', attempts: principalTagAttempts },
  { title: 'User pool', attempts: userPoolAttempts },
  { title: 'Administration of the pools', attempts: poolOperationAttempts },
  { title: 'Transport', attempts: transportAttempts },
  // Last: nobody is signed in afterwards.
  { title: 'After signing out', attempts: signedOutAttempts },
]

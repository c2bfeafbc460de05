import type { Attempt } from './Attempt.ts'
import { attributeAttempts } from './attempts/attributes.ts'
import { expressionAttempts } from './attempts/expressions.ts'
import { groupAttempts } from './attempts/groups.ts'
import { identityPoolAttempts } from './attempts/identityPool.ts'
import { idTokenAttempts } from './attempts/idTokens.ts'
import { keyAttempts } from './attempts/keys.ts'
import { operationAttempts, operationVariants } from './attempts/operations.ts'
import { poolOperationAttempts } from './attempts/poolOperations.ts'
import { principalTagAttempts } from './attempts/principalTag.ts'
import { signatureAttempts } from './attempts/signatures.ts'
import { signedOutAttempts } from './attempts/signedOut.ts'
import { tableAttempts } from './attempts/tables.ts'
import { transportAttempts } from './attempts/transport.ts'
import { userPoolAttempts } from './attempts/userPool.ts'

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

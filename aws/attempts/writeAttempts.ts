import type { Attempt, Expected } from './Attempt.ts'
import { denied, invalid, refusedEither } from './expectations.ts'
import { fromOwnAttempt } from './fromOwnAttempt.ts'
import { easiest } from './grants.ts'
import { ownWriteAttempts } from './own/ownWriteAttempts.ts'

const asGranted = (granted: 'harmless' | 'condition failed'): Expected => ({
  is: 'as granted',
  question: easiest('AdministratorRole', 'UpdateItem'),
  granted: { is: granted },
  denied: denied('UpdateItem'),
})

const movedAgent = 'the caller’s own agent moved to another’s list'

/** The attempts that the policy does not deny in every stack. */
const otherwise: Readonly<Record<string, Expected>> = {
  // DynamoDB refuses it for its form, before or after the policy is asked.
  [movedAgent]: refusedEither(denied('UpdateItem'), invalid(/part of the key/)),
  'other notes on the caller’s own agent': asGranted('condition failed'),
  'an update without a condition': asGranted('harmless'),
}

/** AWS does not document this. `npm run prove -- --config` tests it on a real account. */
const unconfirmed: Readonly<Record<string, string>> = {
  'the whole row back because a condition fails':
    'no page says which condition key covers ReturnValuesOnConditionCheckFailure',
}

/** Writes to own rows and to another user's. None of them can change an existing row. */
export const writeAttempts: readonly Attempt[] = ownWriteAttempts.map((attempt) => {
  const why = unconfirmed[attempt.name]
  return {
    ...fromOwnAttempt(attempt, otherwise[attempt.name] ?? denied(attempt.action)),
    ...(attempt.name === movedAgent ? { layer: 'validation' } : {}),
    ...(why === undefined
      ? {}
      : { unconfirmed: { why, wherever: easiest('AdministratorRole', 'UpdateItem') } }),
  }
})

import type { Outcome, Refusal } from './Attempt.ts'
import type { Person, World } from './World.ts'

/** Denied by the policy on the agents' table or on one of its indexes, in AWS's words. */
export function denied(action: string, indexName?: string): Outcome {
  return deniedOn(action, ({ tableArn }) =>
    indexName === undefined ? tableArn : `${tableArn}/index/${indexName}`,
  )
}

/** Denied by the policy on another table of the account. */
export function deniedOnTable(action: string, tableName: string | ((world: World) => string)): Outcome {
  return deniedOn(action, (world) => {
    const name = typeof tableName === 'string' ? tableName : tableName(world)
    return `arn:aws:dynamodb:${world.region}:${world.account}:table/${name}`
  })
}

/** Denied by the policy on a resource that depends on the stack. */
export function deniedOn(action: string, arn: (world: World) => string): Outcome {
  return refused(
    'AccessDeniedException',
    (world) =>
      `User: ${world.myArn} is not authorized to perform: dynamodb:${action} on resource: ${arn(world)} because no identity-based policy allows the dynamodb:${action} action`,
  )
}

/** Denied by the policy, on whichever resource the service names: for operations that are about no table. */
export function deniedSomewhere(action: string): Outcome {
  return refused(
    'AccessDeniedException',
    new RegExp(
      `is not authorized to perform: dynamodb:${action} on resource: \\S+ because no identity-based policy allows the dynamodb:${action} action$`,
    ),
  )
}

export function refused(type: string, message: string | Refusal['message']): Outcome {
  return { is: 'refused', ways: [{ type, message: typeof message === 'string' ? () => message : message }] }
}

/** Refused in one of several ways: AWS does not say which of them comes first. */
export function refusedEither(...expected: readonly Outcome[]): Outcome {
  return { is: 'refused', ways: expected.flatMap((one) => (one.is === 'refused' ? one.ways : [])) }
}

export const invalid = (message: string | RegExp) => refused('ValidationException', message)

export const invalidToken = refused(
  'UnrecognizedClientException',
  'The security token included in the request is invalid.',
)

/** All of the caller's own items, and nothing else. */
export const ownItems: Outcome = { is: 'own items', which: 'all' }

/** Some of the caller's own items, and nothing else. */
export const someOwnItems: Outcome = { is: 'own items', which: 'some' }

/** Denied by the policy, or refused for its form: which of the two AWS looks at first is not documented. */
export const deniedOrInvalid = refusedEither(denied('Query'), invalid(/./))

/** The lead, for attempts with `needsLead`. */
export function leadOf({ lead }: World): Person {
  if (lead === undefined) throw new Error('this attempt needs a lead, and none signed in')
  return lead
}

import type { Expected } from './Attempt.ts'
import type { Person, World } from './World.ts'

/** Denied by the policy, in AWS's words. `resource` is what follows the account in the ARN. */
export function denied(action: string, resource = 'table/AgentsTable'): Expected {
  return deniedOn(action, (world) => `arn:aws:dynamodb:${world.region}:${world.account}:${resource}`)
}

/** Denied by the policy on a resource that depends on the stack. */
export function deniedOn(action: string, arn: (world: World) => string): Expected {
  return {
    is: 'refused',
    type: 'AccessDeniedException',
    message: (world) =>
      `User: ${world.myArn} is not authorized to perform: dynamodb:${action} on resource: ${arn(world)} because no identity-based policy allows the dynamodb:${action} action`,
  }
}

export function refused(type: string, message: RegExp | string, status?: number): Expected {
  const expected: Expected = {
    is: 'refused',
    type,
    message: typeof message === 'string' ? () => message : message,
  }
  return status === undefined ? expected : { ...expected, status }
}

export const invalid = (message: RegExp) => refused('ValidationException', message)

export const invalidToken = refused(
  'UnrecognizedClientException',
  'The security token included in the request is invalid.',
)

export const ownItems = (count?: (world: World) => number): Expected =>
  count === undefined ? { is: 'own items' } : { is: 'own items', count }

/** Refused by the policy or for its form: which of the two AWS looks at first is not documented. */
export const eitherRefusal: Expected = {
  is: 'refused',
  type: 'AccessDeniedException|ValidationException',
  message: /./,
}

/** Who leads the agency: for attempts that say `needsLead`. */
export function leadOf({ lead }: World): Person {
  if (lead === undefined) throw new Error('this attempt needs a lead, and none signed in')
  return lead
}

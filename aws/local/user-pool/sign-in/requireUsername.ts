import { AwsError } from '../../AwsError.ts'
import { usernameConstraint, usernamePattern } from '../input/members.ts'
import type { UserPool } from '../UserPool.ts'
import { requireParameter } from './requireParameter.ts'

/**
 * The USERNAME among the parameters of a sign-in, as the pool keeps it.
 *
 * @throws AwsError InvalidParameterException
 */
export function requireUsername({ users }: UserPool, parameters: Readonly<Record<string, string>>): string {
  const username = requireParameter(parameters, 'USERNAME')
  if (usernamePattern.test(username)) return users.nameOf(username)
  // AWS checks the name twice: as a username, and as an alias.
  const faults = ['userName', 'userAlias'].map(
    (member) =>
      `Value at '${member}' failed to satisfy constraint: Member must satisfy ${usernameConstraint}`,
  )
  throw new AwsError('InvalidParameterException', `2 validation errors detected: ${faults.join('; ')}`)
}

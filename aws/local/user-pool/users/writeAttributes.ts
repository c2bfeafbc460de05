import { AwsError } from '../../AwsError.ts'
import { NotEmulatedError } from '../../NotEmulatedError.ts'
import { notAuthorized } from '../notAuthorized.ts'
import type { UserPool } from '../UserPool.ts'
import type { UserPoolClient } from '../UserPoolClient.ts'
import { parseAttributes } from './parseAttributes.ts'
import type { User } from './User.ts'

/**
 * The user after a change of attributes by the user. The app client must be allowed to write them.
 *
 * @throws AwsError NotAuthorizedException, InvalidParameterException; NotEmulatedError where AWS would send a code
 */
export function writeAttributes(
  pool: UserPool,
  client: UserPoolClient,
  user: User,
  list: readonly { Name: string; Value: string }[],
): User {
  const changed = changeAttributes(pool, user, list)
  for (const { Name } of list) {
    if (!client.canWrite(Name)) throw notAuthorized('A client attempted to write unauthorized attribute')
  }
  const { AutoVerifiedAttributes, UserAttributeUpdateSettings } = pool.properties
  const verified = [
    ...AutoVerifiedAttributes,
    ...UserAttributeUpdateSettings.AttributesRequireVerificationBeforeUpdate,
  ]
  if (verified.length > 0 && list.some(({ Name }) => Name === 'email')) {
    throw new NotEmulatedError('verification of an email address that a user changes')
  }
  return changed
}

/**
 * The user after a change of attributes, by the operator or the user. A blank value removes an attribute. A new email
 * address is unverified unless the change says otherwise.
 *
 * @throws AwsError InvalidParameterException
 */
export function changeAttributes(
  pool: UserPool,
  user: User,
  list: readonly { Name: string; Value: string }[],
): User {
  // A blank address removes the address, so its form is not checked.
  const changes = parseAttributes(
    pool,
    list.filter(({ Name, Value }) => Name !== 'email' || Value !== ''),
  )
  const blank = list.filter(({ Value }) => Value === '').map(({ Name }) => Name)
  for (const { Name } of list) {
    const custom = pool.properties.Schema.find((attribute) => `custom:${attribute.Name}` === Name)
    if (custom?.Mutable === false) {
      throw new AwsError(
        'InvalidParameterException',
        `user.${Name}: Attribute cannot be updated. Attribute cannot be updated once it is set`,
      )
    }
  }
  if (changes.email !== undefined) changes.email_verified ??= 'false'
  const left = Object.entries({ ...user.attributes, ...changes }).filter(([name]) => !blank.includes(name))
  return { ...user, attributes: Object.fromEntries(left), modifiedAt: pool.environment.now() }
}

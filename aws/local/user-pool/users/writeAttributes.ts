import { AwsError } from '../../AwsError.ts'
import { NotEmulatedError } from '../../NotEmulatedError.ts'
import { notAuthorized } from '../notAuthorized.ts'
import type { UserPool } from '../UserPool.ts'
import type { UserPoolClient } from '../UserPoolClient.ts'
import { parseAttributes } from './parseAttributes.ts'
import type { User } from './User.ts'

/**
 * The user with attributes changed by the user, within what the app client may write.
 *
 * @throws AwsError NotAuthorizedException, InvalidParameterException; NotEmulatedError where AWS would send a code
 */
export function writeAttributes(
  pool: UserPool,
  client: UserPoolClient,
  user: User,
  list: readonly { Name: string; Value: string }[],
): User {
  const changes = parseAttributes(pool, list)
  for (const name of Object.keys(changes)) {
    if (!client.canWrite(name)) throw notAuthorized('A client attempted to write unauthorized attribute')
    const custom = pool.properties.Schema.find((attribute) => `custom:${attribute.Name}` === name)
    if (custom?.Mutable === false) {
      throw new AwsError(
        'InvalidParameterException',
        `user.${name}: Attribute cannot be updated. Attribute cannot be updated once it is set`,
      )
    }
  }
  if (changes.email !== undefined) {
    const { AutoVerifiedAttributes, UserAttributeUpdateSettings } = pool.properties
    const verified = [
      ...AutoVerifiedAttributes,
      ...UserAttributeUpdateSettings.AttributesRequireVerificationBeforeUpdate,
    ]
    if (verified.length > 0)
      throw new NotEmulatedError('verification of an email address that a user changes')
    changes.email_verified = 'false'
  }
  return { ...user, attributes: { ...user.attributes, ...changes }, modifiedAt: pool.environment.now() }
}

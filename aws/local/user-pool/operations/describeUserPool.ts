import * as v from 'valibot'
import { findUserPool, type UserPools } from '../input/findUserPool.ts'
import { members } from '../input/members.ts'
import { parseInput } from '../input/parseInput.ts'
import { standardAttributes } from '../users/standardAttributes.ts'

const schema = v.object({ UserPoolId: members.userPoolId })

/**
 * The properties of a user pool in the template, with AWS's defaults for the others.
 *
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DescribeUserPool.html
 */
export async function describeUserPool(aws: UserPools, input: unknown): Promise<object> {
  const { UserPoolId } = parseInput(schema, input)
  const { id, arn, properties, users } = findUserPool(aws, UserPoolId)
  const { Schema, UserPoolName, DeletionProtection = 'INACTIVE', UserPoolTier = 'ESSENTIALS' } = properties
  return {
    // Unlike AWS: without the dates. The local AWS does not keep them.
    UserPool: {
      Id: id,
      Name: UserPoolName,
      Policies: { ...properties.Policies, SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD'] } },
      DeletionProtection,
      LambdaConfig: {},
      SchemaAttributes: [
        ...['sub', ...standardAttributes].map(standardAttribute),
        ...Schema.map(({ Name, Mutable, Required, StringAttributeConstraints }) => ({
          Name: `custom:${Name}`,
          AttributeDataType: 'String',
          DeveloperOnlyAttribute: false,
          Mutable,
          Required,
          StringAttributeConstraints,
        })),
      ],
      AutoVerifiedAttributes: properties.AutoVerifiedAttributes,
      UserAttributeUpdateSettings: properties.UserAttributeUpdateSettings,
      MfaConfiguration: properties.MfaConfiguration,
      EstimatedNumberOfUsers: users.all().length,
      EmailConfiguration: properties.EmailConfiguration ?? { EmailSendingAccount: 'COGNITO_DEFAULT' },
      UserPoolTags: properties.UserPoolTags ?? {},
      AdminCreateUserConfig: {
        UnusedAccountValidityDays: properties.Policies.PasswordPolicy.TemporaryPasswordValidityDays,
        ...properties.AdminCreateUserConfig,
      },
      UsernameConfiguration: properties.UsernameConfiguration,
      Arn: arn,
      AccountRecoverySetting: properties.AccountRecoverySetting,
      UserPoolTier,
    },
  }
}

const types: Readonly<Record<string, string>> = {
  email_verified: 'Boolean',
  phone_number_verified: 'Boolean',
  updated_at: 'Number',
}

/** @see https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html */
function standardAttribute(name: string): object {
  return {
    Name: name,
    AttributeDataType: types[name] ?? 'String',
    DeveloperOnlyAttribute: false,
    Mutable: name !== 'sub',
    Required: name === 'sub',
  }
}

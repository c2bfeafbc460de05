import * as v from 'valibot'

const passwordPolicy = v.strictObject({
  MinimumLength: v.optional(v.pipe(v.number(), v.integer(), v.minValue(6), v.maxValue(99)), 8),
  RequireLowercase: v.optional(v.boolean(), false),
  RequireUppercase: v.optional(v.boolean(), false),
  RequireNumbers: v.optional(v.boolean(), false),
  RequireSymbols: v.optional(v.boolean(), false),
  TemporaryPasswordValidityDays: v.optional(
    v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(365)),
    7,
  ),
  PasswordHistorySize: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(24)), 0),
})

/** AWS's password policy for a pool without one. */
const defaultPasswordPolicy = {
  MinimumLength: 8,
  RequireLowercase: true,
  RequireUppercase: true,
  RequireNumbers: true,
  RequireSymbols: true,
  TemporaryPasswordValidityDays: 7,
  PasswordHistorySize: 0,
}

const customAttribute = v.strictObject({
  Name: v.string(),
  AttributeDataType: v.optional(v.literal('String', 'the local AWS has String attributes only')),
  Mutable: v.optional(v.boolean(), true),
  Required: v.optional(v.literal(false, 'the local AWS has no required attributes: false'), false),
  StringAttributeConstraints: v.optional(
    v.strictObject({ MinLength: v.optional(v.string()), MaxLength: v.optional(v.string()) }),
    {},
  ),
})

/**
 * The properties of AWS::Cognito::UserPool that the local AWS understands.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cognito-userpool.html
 */
export const userPoolProperties = v.pipe(
  v.strictObject({
    UserPoolName: v.optional(v.string()),
    UserPoolTier: v.optional(v.picklist(['LITE', 'ESSENTIALS', 'PLUS'])),
    UserPoolTags: v.optional(v.record(v.string(), v.string())),
    DeletionProtection: v.optional(v.picklist(['ACTIVE', 'INACTIVE'])),
    AdminCreateUserConfig: v.strictObject({
      AllowAdminCreateUserOnly: v.literal(true, 'the local AWS has no self sign-up: true'),
      InviteMessageTemplate: v.optional(
        v.strictObject({
          EmailSubject: v.optional(v.string()),
          EmailMessage: v.optional(v.string()),
        }),
      ),
    }),
    Policies: v.optional(
      v.strictObject({ PasswordPolicy: v.optional(passwordPolicy, defaultPasswordPolicy) }),
      { PasswordPolicy: defaultPasswordPolicy },
    ),
    MfaConfiguration: v.optional(v.picklist(['OFF', 'OPTIONAL', 'ON']), 'OFF'),
    EnabledMfas: v.optional(v.array(v.literal('SOFTWARE_TOKEN_MFA')), []),
    AccountRecoverySetting: v.optional(
      v.strictObject({
        RecoveryMechanisms: v.array(
          v.strictObject({ Name: v.picklist(['verified_email', 'admin_only']), Priority: v.number() }),
        ),
      }),
      { RecoveryMechanisms: [{ Name: 'verified_email', Priority: 1 }] },
    ),
    AutoVerifiedAttributes: v.optional(v.array(v.literal('email')), []),
    UserAttributeUpdateSettings: v.optional(
      v.strictObject({ AttributesRequireVerificationBeforeUpdate: v.array(v.literal('email')) }),
      { AttributesRequireVerificationBeforeUpdate: [] },
    ),
    // Any sender is accepted: the local AWS prints mails in the terminal.
    EmailConfiguration: v.optional(
      v.strictObject({ EmailSendingAccount: v.literal('DEVELOPER'), SourceArn: v.string() }),
    ),
    UsernameConfiguration: v.optional(v.strictObject({ CaseSensitive: v.boolean() }), {
      CaseSensitive: true,
    }),
    Schema: v.optional(v.array(customAttribute), []),
  }),
  v.check(
    ({ MfaConfiguration, EnabledMfas }) => (MfaConfiguration === 'OFF') === (EnabledMfas.length === 0),
    'MfaConfiguration and EnabledMfas do not go together',
  ),
)

export type UserPoolProperties = v.InferOutput<typeof userPoolProperties>

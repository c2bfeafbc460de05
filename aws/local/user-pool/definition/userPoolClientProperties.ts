import * as v from 'valibot'

const timeUnit = v.picklist(['seconds', 'minutes', 'hours', 'days'])

/**
 * The properties of AWS::Cognito::UserPoolClient that the local AWS understands.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cognito-userpoolclient.html
 */
export const userPoolClientProperties = v.strictObject({
  UserPoolId: v.string(),
  ClientName: v.optional(v.string()),
  GenerateSecret: v.optional(v.literal(false, 'the local AWS has no client secrets: false')),
  ExplicitAuthFlows: v.optional(v.array(v.picklist(['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'])), [
    'ALLOW_USER_SRP_AUTH',
    'ALLOW_REFRESH_TOKEN_AUTH',
  ]),
  PreventUserExistenceErrors: v.optional(v.picklist(['ENABLED', 'LEGACY']), 'LEGACY'),
  EnableTokenRevocation: v.optional(v.literal(true, 'the local AWS can always revoke: true')),
  AccessTokenValidity: v.optional(v.number(), 0),
  IdTokenValidity: v.optional(v.number(), 0),
  RefreshTokenValidity: v.optional(v.number(), 0),
  TokenValidityUnits: v.optional(
    v.strictObject({
      AccessToken: v.optional(timeUnit, 'hours'),
      IdToken: v.optional(timeUnit, 'hours'),
      RefreshToken: v.optional(timeUnit, 'days'),
    }),
    {},
  ),
  AuthSessionValidity: v.optional(v.pipe(v.number(), v.integer(), v.minValue(3), v.maxValue(15)), 3),
  ReadAttributes: v.optional(v.array(v.string())),
  WriteAttributes: v.optional(v.array(v.string())),
  RefreshTokenRotation: v.optional(
    v.strictObject({
      Feature: v.picklist(['ENABLED', 'DISABLED']),
      RetryGracePeriodSeconds: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(60)), 0),
    }),
  ),
})

export type UserPoolClientProperties = v.InferOutput<typeof userPoolClientProperties>

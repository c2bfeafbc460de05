import { expect, test } from 'vitest'
import { type UserPoolServerSettings, userPoolServer } from '../../support/userPoolServer.ts'

const understood: [string, UserPoolServerSettings][] = [
  ['MFA with authenticator apps', { pool: { MfaConfiguration: 'ON', EnabledMfas: ['SOFTWARE_TOKEN_MFA'] } }],
  ['tokens of five minutes', { client: { IdTokenValidity: 5, TokenValidityUnits: { IdToken: 'minutes' } } }],
]
test.each(understood)('a template may ask for %s', async (_, settings) => {
  const server = await userPoolServer(settings)
  expect(server.pool.clients.size).toBe(2)
  await server.close()
})

const refused: [string, UserPoolServerSettings, string][] = [
  ['a property that nobody knows', { pool: { Surprise: true } }, 'AWS::Cognito::UserPool.Surprise'],
  [
    'self sign-up',
    { pool: { AdminCreateUserConfig: { AllowAdminCreateUserOnly: false } } },
    'AWS::Cognito::UserPool.AdminCreateUserConfig.AllowAdminCreateUserOnly: the local AWS has no self sign-up',
  ],
  ['triggers', { pool: { LambdaConfig: {} } }, 'AWS::Cognito::UserPool.LambdaConfig'],
  ['MFA by SMS', { pool: { MfaConfiguration: 'ON', EnabledMfas: ['SMS_MFA'] } }, 'EnabledMfas.0'],
  ['MFA without a kind', { pool: { MfaConfiguration: 'ON' } }, 'do not go together'],
  [
    'a password rule that nobody knows',
    { pool: { Policies: { PasswordPolicy: { RequireEmoji: true } } } },
    'Policies.PasswordPolicy.RequireEmoji',
  ],
  ['a client secret', { client: { GenerateSecret: true } }, 'AWS::Cognito::UserPoolClient.GenerateSecret'],
  [
    'a flow that sends passwords',
    { client: { ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH'] } },
    'AWS::Cognito::UserPoolClient.ExplicitAuthFlows.0',
  ],
  [
    'access tokens of a week',
    { client: { AccessTokenValidity: 7, TokenValidityUnits: { AccessToken: 'days' } } },
    'AccessTokenValidity: 10080 minutes are not between 5 and 1440',
  ],
  [
    'rotation together with REFRESH_TOKEN_AUTH',
    { client: { RefreshTokenRotation: { Feature: 'ENABLED' } } },
    'RefreshTokenRotation does not go together with ALLOW_REFRESH_TOKEN_AUTH',
  ],
]
test.each(refused)('a template cannot ask for %s', async (_, settings, message) => {
  await expect(userPoolServer(settings)).rejects.toThrow(message)
})

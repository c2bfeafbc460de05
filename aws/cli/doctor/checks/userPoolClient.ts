import * as v from 'valibot'
import { type Check, deployAgain, type Finding, skipWithoutOperator } from '../Check.ts'

const answer = v.object({
  UserPoolClient: v.object({
    ClientSecret: v.optional(v.string()),
    ExplicitAuthFlows: v.optional(v.array(v.string()), []),
    PreventUserExistenceErrors: v.optional(v.string(), 'LEGACY'),
    EnableTokenRevocation: v.optional(v.boolean(), false),
    RefreshTokenRotation: v.optional(v.object({ Feature: v.string() }), { Feature: 'DISABLED' }),
    // All of them, where the client does not say.
    WriteAttributes: v.optional(v.array(v.string()), ['email']),
    IdTokenValidity: v.optional(v.number(), 60),
    RefreshTokenValidity: v.optional(v.number(), 30),
    TokenValidityUnits: v.optional(
      v.object({
        IdToken: v.optional(v.string(), 'minutes'),
        RefreshToken: v.optional(v.string(), 'days'),
      }),
      {},
    ),
  }),
})

const minutesIn: Readonly<Record<string, number>> = { seconds: 1 / 60, minutes: 1, hours: 60, days: 1440 }

export const userPoolClient: Check = {
  name: 'app client and token lifetimes',
  skip: skipWithoutOperator,
  async run({ call, config }) {
    const of = ['--user-pool-id', config.userPoolId, '--client-id', config.userPoolClientId]
    const found = await call?.(['cognito-idp', 'describe-user-pool-client', ...of])
    const client = v.parse(answer, found).UserPoolClient
    const findings: Finding[] = []
    if (client.ClientSecret !== undefined) {
      findings.push({
        what: 'The app client has a secret, which a browser cannot keep: every sign-in fails with "SECRET_HASH was not received"',
        fix: 'A secret cannot be taken from a client. Make a client without one (GenerateSecret: false) and name it in config.json',
      })
    }
    if (!client.ExplicitAuthFlows.includes('ALLOW_USER_SRP_AUTH')) {
      findings.push({
        what: 'The app client does not allow USER_SRP_AUTH, with which the app signs in',
        fix: deployAgain,
      })
    }
    if (client.ExplicitAuthFlows.includes('ALLOW_USER_PASSWORD_AUTH')) {
      findings.push({ what: 'The app client lets passwords be sent as they are', fix: deployAgain })
    }
    if (client.PreventUserExistenceErrors !== 'ENABLED') {
      findings.push({ what: 'A failed sign-in tells whether the user exists', fix: deployAgain })
    }
    if (!client.EnableTokenRevocation) {
      findings.push({ what: 'Signing out cannot revoke the refresh token', fix: deployAgain })
    }
    if (client.RefreshTokenRotation.Feature !== 'ENABLED') {
      findings.push({
        what: 'A refresh token that was copied is good for as long as the session',
        fix: deployAgain,
      })
    }
    if (client.WriteAttributes.includes('email')) {
      findings.push({
        what: 'People may change the email address of their account, to which the code for a new password goes',
        fix: deployAgain,
      })
    }
    const { IdToken, RefreshToken } = client.TokenValidityUnits
    const idMinutes = client.IdTokenValidity * (minutesIn[IdToken] ?? 1)
    const refreshMinutes = client.RefreshTokenValidity * (minutesIn[RefreshToken] ?? 1)
    if (idMinutes > 60) {
      findings.push({
        what: `ID tokens live ${idMinutes / 60} hours, and AWS credentials can be had with one all that time`,
        fix: deployAgain,
      })
    }
    if (refreshMinutes > 24 * 60) {
      findings.push({ what: `A browser stays signed in for ${refreshMinutes / 1440} days`, fix: deployAgain })
    }
    return findings
  },
}

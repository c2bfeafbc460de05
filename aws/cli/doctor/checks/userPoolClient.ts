import { DescribeUserPoolClientCommand } from '@aws-sdk/client-cognito-identity-provider'
import { deployAgain, type Finding, operatorCheck } from '../Check.ts'

const minutesIn: Readonly<Record<string, number>> = { seconds: 1 / 60, minutes: 1, hours: 60, days: 1440 }

export const userPoolClient = operatorCheck({
  name: 'app client and token lifetimes',
  async run({ userPools }, { config: { userPoolId: UserPoolId, userPoolClientId: ClientId } }) {
    const { UserPoolClient: client = {} } = await userPools.send(
      new DescribeUserPoolClientCommand({ UserPoolId, ClientId }),
    )
    const flows = client.ExplicitAuthFlows ?? []
    const findings: Finding[] = []
    if (client.ClientSecret) {
      findings.push({
        what: 'The app client has a secret, which a browser cannot keep: every sign-in fails with "SECRET_HASH was not received"',
        fix: 'A secret cannot be taken from a client. Make a client without one (GenerateSecret: false) and name it in config.json',
      })
    }
    if (!flows.includes('ALLOW_USER_SRP_AUTH')) {
      findings.push({
        what: 'The app client does not allow USER_SRP_AUTH, with which the app signs in',
        fix: deployAgain,
      })
    }
    if (flows.includes('ALLOW_USER_PASSWORD_AUTH')) {
      findings.push({ what: 'The app client lets passwords be sent as they are', fix: deployAgain })
    }
    if (client.PreventUserExistenceErrors !== 'ENABLED') {
      findings.push({ what: 'A failed sign-in tells whether the user exists', fix: deployAgain })
    }
    if (!client.EnableTokenRevocation) {
      findings.push({ what: 'Signing out cannot revoke the refresh token', fix: deployAgain })
    }
    if (client.RefreshTokenRotation?.Feature !== 'ENABLED') {
      findings.push({
        what: 'A refresh token that was copied is good for as long as the session',
        fix: deployAgain,
      })
    }
    // Without a list, the client may write all attributes.
    if (client.WriteAttributes?.includes('email') ?? true) {
      findings.push({
        what: 'People may change the email address of their account, to which the code for a new password goes',
        fix: deployAgain,
      })
    }
    const { IdToken = 'hours', RefreshToken = 'days' } = client.TokenValidityUnits ?? {}
    // Without a value, or with 0, the lifetimes are an hour and 30 days.
    const idMinutes = client.IdTokenValidity ? client.IdTokenValidity * (minutesIn[IdToken] ?? 1) : 60
    const refreshMinutes = client.RefreshTokenValidity
      ? client.RefreshTokenValidity * (minutesIn[RefreshToken] ?? 1)
      : 30 * 24 * 60
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
})

import { DescribeUserPoolCommand } from '@aws-sdk/client-cognito-identity-provider'
import { deployAgain, type Finding, operatorCheck } from '../Check.ts'

export const userPool = operatorCheck({
  name: 'user pool',
  async run({ userPools }, { config: { userPoolId: UserPoolId } }) {
    const { UserPool } = await userPools.send(new DescribeUserPoolCommand({ UserPoolId }))
    const findings: Finding[] = []
    if (UserPool?.AdminCreateUserConfig?.AllowAdminCreateUserOnly !== true) {
      findings.push({ what: 'Anybody can sign themselves up', fix: deployAgain })
    }
    if (UserPool?.DeletionProtection !== 'ACTIVE') {
      findings.push({ what: 'The pool can be deleted by mistake, with everybody in it', fix: deployAgain })
    }
    if ((UserPool?.MfaConfiguration ?? 'OFF') === 'OFF') {
      findings.push({ what: 'Nobody can add an authenticator app to their password', fix: deployAgain })
    }
    return findings
  },
})

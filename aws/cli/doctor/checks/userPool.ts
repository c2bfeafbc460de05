import * as v from 'valibot'
import { type Check, deployAgain, type Finding, skipWithoutOperator } from '../Check.ts'

const answer = v.object({
  UserPool: v.object({
    AdminCreateUserConfig: v.optional(
      v.object({ AllowAdminCreateUserOnly: v.optional(v.boolean(), false) }),
      {},
    ),
    DeletionProtection: v.optional(v.string(), 'INACTIVE'),
    MfaConfiguration: v.optional(v.string(), 'OFF'),
  }),
})

export const userPool: Check = {
  name: 'user pool',
  skip: skipWithoutOperator,
  async run({ call, config }) {
    const found = await call?.(['cognito-idp', 'describe-user-pool', '--user-pool-id', config.userPoolId])
    const { AdminCreateUserConfig, DeletionProtection, MfaConfiguration } = v.parse(answer, found).UserPool
    const findings: Finding[] = []
    if (!AdminCreateUserConfig.AllowAdminCreateUserOnly) {
      findings.push({ what: 'Anybody can sign themselves up', fix: deployAgain })
    }
    if (DeletionProtection !== 'ACTIVE') {
      findings.push({ what: 'The pool can be deleted by mistake, with everybody in it', fix: deployAgain })
    }
    if (MfaConfiguration === 'OFF') {
      findings.push({ what: 'Nobody can add an authenticator app to their password', fix: deployAgain })
    }
    return findings
  },
}

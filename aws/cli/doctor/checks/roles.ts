import * as v from 'valibot'
import { lintDocument } from '../../../policy/lint/lintDocument.ts'
import type { CallAws } from '../../awsCli/callAws.ts'
import { type Check, deployAgain, type Finding, skipWithoutOperator } from '../Check.ts'
import { managedPolicyFindings, noRoleSymptom, roleNameIn, trustFindings } from './roleFindings.ts'

const attached = v.object({ Roles: v.optional(v.record(v.string(), v.string()), {}) })
const names = v.object({ PolicyNames: v.array(v.string()) })
const inline = v.object({ PolicyDocument: v.unknown() })

/** Whether signed-in people get a role, and that role opens what it should. */
export const roles: Check = {
  name: 'role, trust policy and policy',
  skip: skipWithoutOperator,
  async run(patient) {
    const { call, config } = patient
    if (call === undefined) return []
    const of = ['--identity-pool-id', config.identityPoolId]
    const answer = await call(['cognito-identity', 'get-identity-pool-roles', ...of])
    const { authenticated, unauthenticated } = v.parse(attached, answer).Roles
    const findings: Finding[] = []
    if (unauthenticated !== undefined) {
      findings.push({
        what: `Guests have a role, ${roleNameIn(unauthenticated)}, should the pool ever let them in`,
        fix: deployAgain,
      })
    }
    if (authenticated === undefined) {
      const what = `No role is attached for signed-in people: ${noRoleSymptom}`
      return [...findings, { what, fix: deployAgain }]
    }
    const role = roleNameIn(authenticated)
    return [
      ...findings,
      ...(await trustFindings(patient, call, role)),
      ...(await policyFindings(call, role)),
      ...(await managedPolicyFindings(call, role)),
    ]
  },
}

/** What the linter says of the role's own policies. */
async function policyFindings(call: CallAws, role: string): Promise<Finding[]> {
  const of = ['--role-name', role]
  const { PolicyNames } = v.parse(names, await call(['iam', 'list-role-policies', ...of]))
  if (PolicyNames.length === 0) {
    return [
      { what: `${role} has no policy of its own: every Query ends with AccessDenied`, fix: deployAgain },
    ]
  }
  const findings: Finding[] = []
  for (const name of PolicyNames) {
    const answer = await call(['iam', 'get-role-policy', ...of, '--policy-name', name])
    const { PolicyDocument } = v.parse(inline, answer)
    for (const { where, why, mend } of lintDocument(JSON.stringify(PolicyDocument), `${role}/${name}`)
      .findings) {
      findings.push({ what: `${where}: ${why}`, fix: mend })
    }
  }
  return findings
}

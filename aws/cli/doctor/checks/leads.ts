import * as v from 'valibot'
import { userPoolProvider } from '../../../contract/userPoolProvider.ts'
import { AwsCallError } from '../../awsCli/callAws.ts'
import { type Check, deployAgain, type Finding, type Patient, skipWithoutOperator } from '../Check.ts'
import { managedPolicyFindings, roleNameIn, trustFindings } from './roleFindings.ts'

const mappings = v.object({
  RoleMappings: v.optional(
    v.record(
      v.string(),
      v.object({ Type: v.string(), AmbiguousRoleResolution: v.optional(v.string(), 'Deny') }),
    ),
    {},
  ),
})
const group = v.object({ Group: v.object({ RoleArn: v.optional(v.string()) }) })

/** Whether leads get the role of their group, and nobody else loses theirs over it. */
export const leads: Check = {
  name: 'role of the leads',
  skip: skipWithoutOperator,
  async run(patient) {
    const { call, config } = patient
    if (call === undefined) return []
    const of = ['--identity-pool-id', config.identityPoolId]
    const answer = await call(['cognito-identity', 'get-identity-pool-roles', ...of])
    const findings = mappingFindings(patient, v.parse(mappings, answer).RoleMappings)

    const named = ['--user-pool-id', config.userPoolId, '--group-name', config.leadGroup]
    const found = await call(['cognito-idp', 'get-group', ...named]).catch(whereThereIsNone)
    const roleArn = found === undefined ? undefined : v.parse(group, found).Group.RoleArn
    if (roleArn === undefined) {
      const what =
        found === undefined ? `There is no group ${config.leadGroup}` : `${config.leadGroup} has no role`
      return [...findings, { what: `${what}: nobody reads the agents of every office`, fix: deployAgain }]
    }
    const role = roleNameIn(roleArn)
    return [
      ...findings,
      ...(await trustFindings(patient, call, role)),
      ...(await managedPolicyFindings(call, role)),
    ]
  },
}

function whereThereIsNone(error: unknown): undefined {
  if (!(error instanceof AwsCallError) || error.code !== 'ResourceNotFoundException') throw error
}

function mappingFindings(
  { config: { region, userPoolId, userPoolClientId, leadGroup } }: Patient,
  found: v.InferOutput<typeof mappings>['RoleMappings'],
): Finding[] {
  const provider = `${userPoolProvider({ region, userPoolId })}:${userPoolClientId}`
  const mapping = found[provider]
  if (mapping?.Type !== 'Token') {
    return [
      {
        what: `The identity pool does not look for a role in the tokens of ${provider}: who is in ${leadGroup} gets the role of everybody else`,
        fix: deployAgain,
      },
    ]
  }
  if (mapping.AmbiguousRoleResolution === 'AuthenticatedRole') return []
  return [
    {
      what: 'Whoever is in no group is denied a role: sign-in ends with "The ambiguous role mapping rules … denied this request"',
      fix: deployAgain,
    },
  ]
}

import { readFileSync } from 'node:fs'
import { GetIdentityPoolRolesCommand, type RoleMapping } from '@aws-sdk/client-cognito-identity'
import { GetGroupCommand, ResourceNotFoundException } from '@aws-sdk/client-cognito-identity-provider'
import { userPoolProvider } from '../../../contract/userPoolProvider.ts'
import { lintDocument } from '../../../policy/lint/lintDocument.ts'
import { deployAgain, type Finding, type Operator, operatorCheck, type Patient } from '../Check.ts'
import { noRoleSymptom, roleFindings, roleNameIn } from './roleFindings.ts'

/** Whether signed-in users get a role, and whether the role allows what it should. */
export const roleOfAdministrators = operatorCheck({
  name: 'role, trust policy and policy',
  async run(operator, patient) {
    const { Roles } = await rolesOf(operator, patient)
    const findings: Finding[] = []
    if (Roles?.unauthenticated) {
      findings.push({
        what: `Guests have a role, ${roleNameIn(Roles.unauthenticated)}, should the pool ever let them in`,
        fix: deployAgain,
      })
    }
    if (!Roles?.authenticated) {
      const what = `No role is attached for signed-in people: ${noRoleSymptom}`
      return [...findings, { what, fix: deployAgain }]
    }
    return [...findings, ...(await roleFindings(operator, patient, Roles.authenticated, 'own policies too'))]
  },
})

/** Whether leads get the role of their group, and other users keep theirs. */
export const roleOfLeads = operatorCheck({
  name: 'role of the leads',
  async run(operator, patient) {
    const { RoleMappings } = await rolesOf(operator, patient)
    const findings = mappingFindings(patient, RoleMappings ?? {})
    const { userPoolId: UserPoolId, leadGroup: GroupName } = patient.config
    const group = await operator.userPools
      .send(new GetGroupCommand({ UserPoolId, GroupName }))
      .catch((error: unknown) => {
        if (error instanceof ResourceNotFoundException) return undefined
        throw error
      })
    const role = group?.Group?.RoleArn
    if (!role) {
      const what = group === undefined ? `There is no group ${GroupName}` : `${GroupName} has no role`
      return [...findings, { what: `${what}: nobody reads the agents of every office`, fix: deployAgain }]
    }
    // Without the linter: leads may read every row, and the linter would report it.
    return [...findings, ...(await roleFindings(operator, patient, role, 'no policies'))]
  },
})

const templateFile = new URL('../../../template.yaml', import.meta.url)

/** For the local AWS, which enforces the template's policies and has no IAM. */
export const policiesOfTemplate = operatorCheck({
  name: 'policies of the template',
  skip: ({ operator }) =>
    operator?.iam === undefined ? undefined : 'the policies of the stack’s roles are looked at instead',
  async run() {
    const { findings } = lintDocument(readFileSync(templateFile, 'utf8'), 'aws/template.yaml')
    return findings.map(({ where, why, mend }) => ({ what: `${where}: ${why}`, fix: mend }))
  },
})

function rolesOf({ identityPools }: Operator, { config }: Patient) {
  return identityPools.send(new GetIdentityPoolRolesCommand({ IdentityPoolId: config.identityPoolId }))
}

function mappingFindings(
  { config: { region, userPoolId, userPoolClientId, leadGroup } }: Patient,
  found: Readonly<Record<string, RoleMapping>>,
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
      what: 'A person in no group is denied a role: sign-in ends with "The ambiguous role mapping rules … denied this request"',
      fix: deployAgain,
    },
  ]
}

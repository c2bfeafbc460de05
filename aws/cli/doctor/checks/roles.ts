import * as v from 'valibot'
import { evaluate } from '../../../policy/evaluate.ts'
import { lintDocument } from '../../../policy/lint/lintDocument.ts'
import { parsePolicy } from '../../../policy/parsePolicy.ts'
import type { CallAws } from '../../awsCli/callAws.ts'
import { type Check, deployAgain, type Finding, type Patient, skipWithoutOperator } from '../Check.ts'

const attached = v.object({ Roles: v.optional(v.record(v.string(), v.string()), {}) })
const trust = v.object({ Role: v.object({ AssumeRolePolicyDocument: v.unknown() }) })
const names = v.object({ PolicyNames: v.array(v.string()) })
const inline = v.object({ PolicyDocument: v.unknown() })

/** What people see when no role can be taken on. */
const symptom =
  'sign-in ends with InvalidIdentityPoolConfigurationException, "Check assigned IAM roles for this pool"'

/** Whether signed-in people get a role, and that role opens what it should. */
export const roles: Check = {
  name: 'role, trust policy and policy',
  skip: skipWithoutOperator,
  async run(patient) {
    const { call, config } = patient
    if (call === undefined) return []
    const { identityPoolId } = config
    const answer = await call([
      'cognito-identity',
      'get-identity-pool-roles',
      '--identity-pool-id',
      identityPoolId,
    ])
    const roleArn = v.parse(attached, answer).Roles.authenticated
    if (roleArn === undefined) {
      return [{ what: `No role is attached for signed-in people: ${symptom}`, fix: deployAgain }]
    }
    const role = roleArn.slice(roleArn.lastIndexOf('/') + 1)
    const { AssumeRolePolicyDocument } = v.parse(
      trust,
      await call(['iam', 'get-role', '--role-name', role]),
    ).Role
    return [...trustFindings(patient, role, AssumeRolePolicyDocument), ...(await policyFindings(call, role))]
  },
}

function trustFindings({ config }: Patient, role: string, document: unknown): Finding[] {
  const policy = parsePolicy(role, document, 'trust')
  const outcome = (action: string, aud: string) =>
    evaluate([policy], {
      action,
      resource: '*',
      principal: { type: 'Federated', value: 'cognito-identity.amazonaws.com' },
      context: new Map<string, string | string[]>([
        ['cognito-identity.amazonaws.com:aud', aud],
        ['cognito-identity.amazonaws.com:amr', ['authenticated']],
      ]),
    }).outcome
  const findings: Finding[] = []
  const assume = 'sts:AssumeRoleWithWebIdentity'
  if (outcome(assume, config.identityPoolId) !== 'allowed') {
    findings.push({
      what: `The trust policy of ${role} does not let ${config.identityPoolId} in: ${symptom}`,
      fix: `Its condition has to compare cognito-identity.amazonaws.com:aud with that ID. ${deployAgain}`,
    })
  }
  if (outcome(assume, `${config.region}:00000000-0000-4000-8000-000000000000`) === 'allowed') {
    findings.push({
      what: `The trust policy of ${role} lets every identity pool in, of any account`,
      fix: deployAgain,
    })
  }
  if (
    config.partitionKey === 'principal-tag' &&
    outcome('sts:TagSession', config.identityPoolId) !== 'allowed'
  ) {
    findings.push({
      what: `The trust policy of ${role} does not allow sts:TagSession, without which the pool can hand over no tag: ${symptom}`,
      fix: deployAgain,
    })
  }
  return findings
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
    for (const { where, why, mend } of lintDocument(`${role}/${name}`, PolicyDocument).findings) {
      findings.push({ what: `${where}: ${why}`, fix: mend })
    }
  }
  return findings
}

import { randomUUID } from 'node:crypto'
import * as v from 'valibot'
import { evaluate } from '../../../policy/evaluate.ts'
import { parsePolicy } from '../../../policy/parsePolicy.ts'
import type { CallAws } from '../../awsCli/callAws.ts'
import { deployAgain, type Finding, type Patient } from '../Check.ts'

/** What people see when no role can be taken on. */
export const noRoleSymptom =
  'sign-in ends with InvalidIdentityPoolConfigurationException, "Check assigned IAM roles for this pool"'

/** The name in a role's ARN, without its path. */
export function roleNameIn(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1)
}

const trust = v.object({ Role: v.object({ AssumeRolePolicyDocument: v.unknown() }) })

/** Whether the identity pool, and no other, can take on a role. */
export async function trustFindings({ config }: Patient, call: CallAws, role: string): Promise<Finding[]> {
  const answer = await call(['iam', 'get-role', '--role-name', role])
  const policy = parsePolicy(role, v.parse(trust, answer).Role.AssumeRolePolicyDocument, 'trust')
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
      what: `The trust policy of ${role} does not let ${config.identityPoolId} in: ${noRoleSymptom}`,
      fix: `Its condition has to compare cognito-identity.amazonaws.com:aud with that ID. ${deployAgain}`,
    })
  }
  if (outcome(assume, `${config.region}:${randomUUID()}`) === 'allowed') {
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
      what: `The trust policy of ${role} does not allow sts:TagSession, without which the pool can hand over no tag: ${noRoleSymptom}`,
      fix: deployAgain,
    })
  }
  return findings
}

const managed = v.object({
  AttachedPolicies: v.optional(v.array(v.object({ PolicyName: v.string(), PolicyArn: v.string() })), []),
})

/** Policies beside the role's own. Whatever they allow comes on top. */
export async function managedPolicyFindings(call: CallAws, role: string): Promise<Finding[]> {
  const answer = await call(['iam', 'list-attached-role-policies', '--role-name', role])
  return v.parse(managed, answer).AttachedPolicies.map(({ PolicyName, PolicyArn }) => ({
    what: `${PolicyName} is attached to ${role} beside the policy of the template, and whatever it allows is allowed to everybody who signs in`,
    fix: `aws iam detach-role-policy --role-name ${role} --policy-arn ${PolicyArn}`,
  }))
}

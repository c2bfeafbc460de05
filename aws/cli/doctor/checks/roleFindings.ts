import { randomUUID } from 'node:crypto'
import {
  GetRoleCommand,
  GetRolePolicyCommand,
  type IAMClient,
  paginateListAttachedRolePolicies,
  paginateListRolePolicies,
} from '@aws-sdk/client-iam'
import { evaluate } from '../../../policy/evaluate.ts'
import { lintDocument } from '../../../policy/lint/lintDocument.ts'
import { parsePolicy } from '../../../policy/parsePolicy.ts'
import { deployAgain, type Finding, type Operator, type Patient } from '../Check.ts'

/** The error that users see when the identity pool can assume no role. */
export const noRoleSymptom =
  'sign-in ends with InvalidIdentityPoolConfigurationException, "Check assigned IAM roles for this pool"'

/** The name in a role's ARN, without its path. */
export function roleNameIn(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1)
}

/** Examines a role's trust policy, its own policies, and the policies attached to it. */
export async function roleFindings(
  { iam }: Operator,
  patient: Patient,
  roleArn: string,
  which: 'own policies too' | 'no policies',
): Promise<Finding[]> {
  // The local AWS has no IAM. There, the check of the template's policies finds the same faults.
  if (iam === undefined) return []
  const role = roleNameIn(roleArn)
  return [
    ...(await trustFindings(patient, iam, role)),
    ...(which === 'no policies' ? [] : await policyFindings(iam, role)),
    ...(await managedPolicyFindings(iam, role)),
  ]
}

/** Whether this identity pool, and no other, can assume a role. */
async function trustFindings({ config }: Patient, iam: IAMClient, role: string): Promise<Finding[]> {
  const { Role } = await iam.send(new GetRoleCommand({ RoleName: role }))
  const policy = parsePolicy(role, documentIn(Role?.AssumeRolePolicyDocument), 'trust')
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

/** The linter's findings on the role's own policies. */
async function policyFindings(client: IAMClient, RoleName: string): Promise<Finding[]> {
  const findings: Finding[] = []
  let count = 0
  for await (const { PolicyNames = [] } of paginateListRolePolicies({ client }, { RoleName })) {
    for (const PolicyName of PolicyNames) {
      count += 1
      const { PolicyDocument } = await client.send(new GetRolePolicyCommand({ RoleName, PolicyName }))
      const document = JSON.stringify(documentIn(PolicyDocument))
      for (const { where, why, mend } of lintDocument(document, `${RoleName}/${PolicyName}`).findings) {
        findings.push({ what: `${where}: ${why}`, fix: mend })
      }
    }
  }
  if (count > 0) return findings
  return [
    { what: `${RoleName} has no policy of its own: every Query ends with AccessDenied`, fix: deployAgain },
  ]
}

/** Policies attached to the role. They allow requests in addition to the role's own policies. */
async function managedPolicyFindings(client: IAMClient, RoleName: string): Promise<Finding[]> {
  const findings: Finding[] = []
  const pages = paginateListAttachedRolePolicies({ client }, { RoleName })
  for await (const { AttachedPolicies = [] } of pages) {
    for (const { PolicyName, PolicyArn } of AttachedPolicies) {
      findings.push({
        what: `${PolicyName} is attached to ${RoleName} beside the policy of the template, and everybody who signs in may do what it allows`,
        fix: `aws iam detach-role-policy --role-name ${RoleName} --policy-arn ${PolicyArn}`,
      })
    }
  }
  return findings
}

/**
 * IAM sends its documents percent-encoded.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRolePolicy.html
 */
function documentIn(encoded: string | undefined): unknown {
  return JSON.parse(decodeURIComponent(encoded ?? '{}'))
}

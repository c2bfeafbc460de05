import * as v from 'valibot'
import { parsePolicy } from '../../../policy/parsePolicy.ts'
import { randomText } from '../../randomText.ts'
import { parseProperties } from '../parseProperties.ts'
import type { ResourceType } from '../StackBuilder.ts'

const roleProperties = v.strictObject({
  RoleName: v.optional(v.string()),
  Description: v.optional(v.string()),
  // Without effect: the identity pool's credentials last one hour, even if the role allows more.
  MaxSessionDuration: v.optional(v.number()),
  AssumeRolePolicyDocument: v.unknown(),
  Policies: v.optional(v.array(v.strictObject({ PolicyName: v.string(), PolicyDocument: v.unknown() })), []),
})

/**
 * A role with its inline policies, each parsed. A policy that the evaluator does not fully understand stops the local
 * AWS from starting.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-role.html
 */
export const role: ResourceType = async (stack, logicalId, properties) => {
  const { RoleName, AssumeRolePolicyDocument, Policies } = parseProperties(
    roleProperties,
    logicalId,
    properties,
  )
  const name =
    RoleName ??
    stack.physicalId(
      logicalId,
      () =>
        `${stack.stackName}-${logicalId}-${randomText(stack.environment.randomBytes, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789', 12)}`,
    )
  const arn = `arn:aws:iam::${stack.account}:role/${name}`
  stack.roles.set(arn, {
    logicalId,
    arn,
    name,
    trustPolicy: parsePolicy(`${logicalId}/trust`, AssumeRolePolicyDocument, 'trust'),
    policies: Policies.map((policy) =>
      parsePolicy(`${logicalId}/${policy.PolicyName}`, policy.PolicyDocument, 'identity'),
    ),
  })
  return { ref: name, attributes: { Arn: arn } }
}

import * as v from 'valibot'
import { parseProperties } from '../parseProperties.ts'
import type { ResourceType } from '../StackBuilder.ts'
import { findIdentityPool } from './findIdentityPool.ts'

const attachmentProperties = v.strictObject({
  IdentityPoolId: v.string(),
  Roles: v.strictObject({ authenticated: v.string() }),
})

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cognito-identitypoolroleattachment.html */
export const identityPoolRoleAttachment: ResourceType = async (stack, logicalId, properties) => {
  const { IdentityPoolId, Roles } = parseProperties(attachmentProperties, logicalId, properties)
  const pool = findIdentityPool(stack, logicalId, IdentityPoolId)
  const authenticated = stack.roles.get(Roles.authenticated)
  if (authenticated === undefined) throw new Error(`${logicalId}: no role ${Roles.authenticated}`)
  pool.authenticatedRole = authenticated
  return { ref: logicalId, attributes: {} }
}

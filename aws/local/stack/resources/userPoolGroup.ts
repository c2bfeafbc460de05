import { createUserPoolGroup } from '../../user-pool/definition/createUserPoolGroup.ts'
import type { ResourceType } from '../StackBuilder.ts'
import { findUserPool } from './findUserPool.ts'

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cognito-userpoolgroup.html */
export const userPoolGroup: ResourceType = async (stack, logicalId, properties) => {
  createUserPoolGroup(findUserPool(stack, logicalId, properties), { properties })
  return { ref: String(properties.GroupName), attributes: {} }
}

import { randomText } from '../../randomText.ts'
import { createUserPoolClient } from '../../user-pool/definition/createUserPoolClient.ts'
import type { ResourceType } from '../StackBuilder.ts'
import { findUserPool } from './findUserPool.ts'

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cognito-userpoolclient.html */
export const userPoolClient: ResourceType = async (stack, logicalId, properties) => {
  const clientId = stack.physicalId(logicalId, () =>
    randomText(stack.environment.randomBytes, 'abcdefghijklmnopqrstuvwxyz0123456789', 26),
  )
  createUserPoolClient(findUserPool(stack, logicalId, properties), { clientId, properties })
  return { ref: clientId, attributes: { ClientId: clientId } }
}

import { userPoolProvider } from '../../../contract/userPoolProvider.ts'
import { randomText } from '../../randomText.ts'
import { createUserPool } from '../../user-pool/createUserPool.ts'
import type { ResourceType } from '../StackBuilder.ts'

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cognito-userpool.html */
export const userPool: ResourceType = async (stack, logicalId, properties) => {
  const { region, surroundings } = stack
  const userPoolId = stack.physicalId(
    logicalId,
    () => `${region}_${randomText(surroundings.randomBytes, letters, 9)}`,
  )
  const provider = userPoolProvider({ region, userPoolId })
  stack.userPools.set(userPoolId, await createUserPool({ userPoolId, region, properties, surroundings }))
  return {
    ref: userPoolId,
    attributes: {
      Arn: `arn:aws:cognito-idp:${region}:${stack.account}:userpool/${userPoolId}`,
      ProviderName: provider,
      ProviderURL: `https://${provider}`,
      UserPoolId: userPoolId,
    },
  }
}

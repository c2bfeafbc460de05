import { userPoolProvider } from '../../../contract/userPoolProvider.ts'
import { randomText } from '../../randomText.ts'
import { createUserPool } from '../../user-pool/definition/createUserPool.ts'
import type { ResourceType } from '../StackBuilder.ts'

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cognito-userpool.html */
export const userPool: ResourceType = async (stack, logicalId, properties) => {
  const { region, environment } = stack
  const userPoolId = stack.physicalId(
    logicalId,
    () => `${region}_${randomText(environment.randomBytes, letters, 9)}`,
  )
  const provider = userPoolProvider({ region, userPoolId })
  const arn = `arn:aws:cognito-idp:${region}:${stack.account}:userpool/${userPoolId}`
  stack.userPools.set(userPoolId, await createUserPool({ userPoolId, arn, region, properties, environment }))
  return {
    ref: userPoolId,
    attributes: {
      Arn: arn,
      ProviderName: provider,
      ProviderURL: `https://${provider}`,
      UserPoolId: userPoolId,
    },
  }
}

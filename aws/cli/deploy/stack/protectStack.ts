import { SetStackPolicyCommand, UpdateTerminationProtectionCommand } from '@aws-sdk/client-cloudformation'
import type { Aws } from '../../sdk/openAws.ts'
import { irreplaceableTypes } from './findLosses.ts'

/**
 * Makes CloudFormation refuse to replace or delete a pool, a table or an app client of a stack.
 *
 * @param except logical IDs that the next update may replace
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/protect-stack-resources.html
 */
export async function setStackPolicy(
  { cloudFormation }: Aws,
  stackName: string,
  except: readonly string[],
): Promise<void> {
  const what =
    except.length === 0
      ? { Resource: '*' }
      : { NotResource: except.map((name) => `LogicalResourceId/${name}`) }
  const policy = {
    Statement: [
      { Effect: 'Allow', Action: 'Update:*', Principal: '*', Resource: '*' },
      {
        Effect: 'Deny',
        Action: ['Update:Replace', 'Update:Delete'],
        Principal: '*',
        ...what,
        Condition: { StringEquals: { ResourceType: irreplaceableTypes } },
      },
    ],
  }
  await cloudFormation.send(
    new SetStackPolicyCommand({ StackName: stackName, StackPolicyBody: JSON.stringify(policy) }),
  )
}

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-protect-stacks.html */
export async function setTerminationProtection(
  { cloudFormation }: Aws,
  stackName: string,
  on: boolean,
): Promise<void> {
  await cloudFormation.send(
    new UpdateTerminationProtectionCommand({ StackName: stackName, EnableTerminationProtection: on }),
  )
}

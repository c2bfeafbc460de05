import {
  DeleteStackCommand,
  DescribeStackResourcesCommand,
  type StackResource,
} from '@aws-sdk/client-cloudformation'
import { AppBucket } from './app/AppBucket.ts'
import type { Surroundings } from './Surroundings.ts'
import { describeStack } from './stack/describeStack.ts'
import { followStack, StackEvents } from './stack/followStack.ts'
import { setTerminationProtection } from './stack/protectStack.ts'
import { readOwnTemplate } from './stack/readStack.ts'

export interface Destruction {
  stackName: string
  /** Asks the operator to confirm, after the list of deletions. */
  confirm(): Promise<boolean>
}

/**
 * Deletes the stack, except the resources with users, identities, agents and the record of reads. The app's bucket is
 * emptied first, because AWS deletes only empty buckets.
 *
 * @throws Error that says what went wrong; `surroundings.stands` then says what is deleted
 */
export async function destroy(surroundings: Surroundings, destruction: Destruction): Promise<void> {
  const { aws, say } = surroundings
  const { stackName, confirm } = destruction
  const stack = await describeStack(aws, stackName)
  if (stack === undefined) throw new Error(`There is no stack ${stackName} in this account and Region.`)
  if (stack.status.endsWith('_IN_PROGRESS') && stack.status !== 'REVIEW_IN_PROGRESS') {
    throw new Error(`${stackName} is being changed (${stack.status}). Wait until that is done.`)
  }
  const { StackResources = [] } = await aws.cloudFormation.send(
    new DescribeStackResourcesCommand({ StackName: stackName }),
  )
  const there = StackResources.filter(
    ({ PhysicalResourceId, ResourceStatus }) => PhysicalResourceId && ResourceStatus !== 'DELETE_COMPLETE',
  )
  // AWS follows the deployed template's DeletionPolicy. The template of this checkout may differ.
  const template = there.length === 0 ? undefined : await readOwnTemplate(aws, stackName)
  const kept = there.filter(({ LogicalResourceId = '' }) =>
    template?.Resources[LogicalResourceId]?.DeletionPolicy?.startsWith('Retain'),
  )
  const gone = there.filter((resource) => !kept.includes(resource))
  for (const line of consequences(stackName, kept, gone)) say(line)
  if (!(await confirm())) throw new Error('Not confirmed.')

  const bucket = gone.find(({ LogicalResourceId }) => LogicalResourceId === 'AppBucket')?.PhysicalResourceId
  // The first step. An operator without this right deletes nothing.
  if (stack.isProtected) await setTerminationProtection(aws, stackName, false)
  if (bucket !== undefined) {
    surroundings.stands = 'Some or all files of the app are deleted, and nothing else. Run this again.'
    await new AppBucket(aws, bucket).empty()
    surroundings.stands = 'The files of the app are deleted, and nothing else. Run this again.'
  }
  const events = await StackEvents.from(aws, stack.id)
  const emptied = bucket === undefined ? '' : 'The files of the app are deleted. '
  surroundings.stands = `${emptied}Whether AWS has begun to delete the stack shows when this is run again.`
  await aws.cloudFormation.send(new DeleteStackCommand({ StackName: stackName }))
  surroundings.stands = `${emptied}AWS goes on deleting the stack. Run this again to see what came of it.`
  await followStack(surroundings, stack.id, events)
  if (kept.length > 0) say(`\nTo take them back into a stack: npm run deploy -- --stack ${stackName} --adopt`)
}

/** Lists the resources that are deleted, that stay and that become unusable, and how to restore them. */
function consequences(
  stackName: string,
  kept: readonly StackResource[],
  gone: readonly StackResource[],
): string[] {
  const isKept = (type: string) => kept.some(({ ResourceType }) => ResourceType === type)
  return [
    `Will be deleted: ${gone.map(({ LogicalResourceId }) => LogicalResourceId).join(', ') || 'nothing'}`,
    kept.length === 0 ? 'Nothing stays.' : 'Stays, and is no longer part of a stack:',
    ...kept.map(
      ({ LogicalResourceId = '', PhysicalResourceId }) =>
        `  ${LogicalResourceId.padEnd(16)} ${PhysicalResourceId}`,
    ),
    ...(isKept('AWS::Cognito::UserPool')
      ? [
          'Nobody can sign in any more: the app client and its ID go. People and passwords stay in the user pool.',
        ]
      : []),
    ...(isKept('AWS::Cognito::IdentityPool')
      ? [
          'Agents are under the identity IDs of the identity pool that stays. In a new pool everybody would have another ID',
          `and see nothing. All of it comes back with: npm run deploy -- --stack ${stackName} --adopt`,
        ]
      : []),
  ]
}

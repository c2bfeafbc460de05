import * as v from 'valibot'
import { findStack } from './findStack.ts'
import { followStack, StackEvents, type Surroundings } from './followStack.ts'
import { saying } from './saying.ts'

export interface Destruction {
  stackName: string
  /** Logical IDs of what the template says to keep. */
  retained: ReadonlySet<string>
  /** Asks whoever is there, who has read what will be deleted. */
  confirm(): Promise<boolean>
}

const resources = v.object({
  StackResources: v.array(
    v.object({
      LogicalResourceId: v.string(),
      PhysicalResourceId: v.optional(v.string()),
      ResourceType: v.string(),
      ResourceStatus: v.string(),
    }),
  ),
})

/**
 * Takes the stack down, except what holds users, identities, agents and the record of who read them. The bucket of
 * the app is emptied first: AWS deletes no bucket that holds something.
 *
 * @throws Error in one sentence; nothing was deleted unless it says so
 */
export async function destroy(
  surroundings: Surroundings,
  { stackName, retained, confirm }: Destruction,
): Promise<void> {
  const { call, say } = surroundings
  const stack = await findStack(call, stackName)
  if (stack === undefined) throw new Error(`There is no stack ${stackName} in this account and Region.`)
  if (stack.status.endsWith('_IN_PROGRESS') && stack.status !== 'REVIEW_IN_PROGRESS') {
    throw new Error(`${stackName} is being changed (${stack.status}). Wait until that is done.`)
  }
  const answer = await call(['cloudformation', 'describe-stack-resources', '--stack-name', stackName])
  const all = v
    .parse(resources, answer)
    .StackResources.filter(
      ({ PhysicalResourceId, ResourceStatus }) =>
        PhysicalResourceId !== undefined && ResourceStatus !== 'DELETE_COMPLETE',
    )
  const kept = all.filter(({ LogicalResourceId }) => retained.has(LogicalResourceId))
  const gone = all.filter((resource) => !kept.includes(resource))
  say(`Will be deleted: ${gone.map(({ LogicalResourceId }) => LogicalResourceId).join(', ') || 'nothing'}`)
  say('Stays, and is no longer part of a stack:')
  for (const { LogicalResourceId, PhysicalResourceId } of kept) {
    say(`  ${LogicalResourceId.padEnd(16)} ${PhysicalResourceId}`)
  }
  if (!(await confirm())) throw new Error('Nothing was deleted.')

  const bucket = gone.find(({ LogicalResourceId }) => LogicalResourceId === 'AppBucket')?.PhysicalResourceId
  if (bucket !== undefined) {
    await call(['s3', 'rm', `s3://${bucket}`, '--recursive', '--only-show-errors']).catch(
      saying('Some or all files of the app may be deleted, and nothing else. Run this again.'),
    )
  }
  const emptied = bucket === undefined ? '' : 'The files of the app are deleted. '
  const events = new StackEvents(call, stack.id)
  await events.next().catch(saying(`${emptied}The stack is not. Run this again.`))
  await call(['cloudformation', 'delete-stack', '--stack-name', stackName]).catch(
    saying(`${emptied}Whether AWS has begun to delete the stack shows when this is run again.`),
  )
  await followStack(surroundings, stack.id, events).catch(
    saying(`${emptied}AWS goes on deleting the stack. Run this again to see what came of it.`),
  )
  if (kept.some(({ LogicalResourceId }) => LogicalResourceId === 'IdentityPool')) {
    say(
      '\nAgents are under the identity IDs of the identity pool that stays. A new stack makes a new pool, in which everybody has another ID: to keep the agents with their administrators, import the pools into it.',
    )
  }
}

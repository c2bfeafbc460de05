import * as v from 'valibot'
import { findStack, type StackState } from './findStack.ts'
import { followStack, StackEvents, type Surroundings } from './followStack.ts'
import { refuseOtherKey } from './refuseOtherKey.ts'
import { refuseStatus } from './refuseStatus.ts'
import { saying } from './saying.ts'

/** What is lost for good when AWS makes a new one: users, identities and agents. */
const irreplaceable = ['AWS::Cognito::UserPool', 'AWS::Cognito::IdentityPool', 'AWS::DynamoDB::Table']

const replacing: Readonly<Record<string, string>> = {
  True: ', replacing what is there',
  Conditional: ', perhaps replacing what is there',
}

const changeSet = v.object({
  Status: v.string(),
  StatusReason: v.optional(v.string(), ''),
  Changes: v.optional(
    v.array(
      v.object({
        ResourceChange: v.object({
          Action: v.string(),
          LogicalResourceId: v.string(),
          ResourceType: v.string(),
          Replacement: v.optional(v.string(), 'False'),
        }),
      }),
    ),
    [],
  ),
})

type ChangeSet = v.InferOutput<typeof changeSet>

export interface StackChange {
  stackName: string
  /** Values of the template's parameters, by name; one that is not given keeps the value it has. */
  parameters: ReadonlyMap<string, string>
  /** The names of all that the template has. */
  allParameters: ReadonlySet<string>
}

/**
 * Makes a stack what the template says, through a change set that is shown before it is carried out.
 *
 * @throws Error in AWS's words, and what was done by then
 */
export async function changeStack(surroundings: Surroundings, change: StackChange): Promise<StackState> {
  const { call, say } = surroundings
  const { stackName } = change
  const hasChanges = await reviewChange(surroundings, change).catch(saying('Nothing was changed.'))
  const stack = await findStack(call, stackName).catch(saying('Nothing was changed.'))
  if (stack === undefined) throw new Error(`The stack ${stackName} is no longer there`)
  if (!hasChanges) {
    say('  The stack is as the template says.')
    return stack
  }
  const events = new StackEvents(call, stack.id)
  await events.next().catch(saying('Nothing was changed.'))
  await call(['cloudformation', 'execute-change-set', ...namesOf(stackName)]).catch(
    saying('Whether AWS has begun to change the stack shows when this is run again. Nothing was uploaded.'),
  )
  return followStack(surroundings, stack.id, events).catch(
    saying('AWS goes on changing the stack. Run this again when it has done: nothing was uploaded yet.'),
  )
}

const namesOf = (stackName: string) => ['--stack-name', stackName, '--change-set-name', 'deploy']

/** Has AWS work out what would change, and shows it. False when nothing would. */
async function reviewChange(surroundings: Surroundings, change: StackChange): Promise<boolean> {
  const { call, say } = surroundings
  const { stackName, parameters, allParameters } = change
  const existing = await findStack(call, stackName)
  const refusal = existing === undefined ? undefined : refuseStatus(existing.status, stackName)
  if (refusal !== undefined) throw new Error(refusal)

  const isNew = existing === undefined || existing.status === 'REVIEW_IN_PROGRESS'
  if (!isNew && existing.outputs.identityPoolId === undefined) {
    throw new Error(
      `${stackName} is the stack of something else: it has no output identityPoolId. Nothing was changed. Choose another name: --stack NAME`,
    )
  }
  if (!isNew) await refuseOtherKey(call, existing, parameters.get('PartitionKey'))
  const kept = isNew ? [] : existing.parameters
  const values = [
    ...[...parameters].map(([ParameterKey, ParameterValue]) => ({ ParameterKey, ParameterValue })),
    ...kept
      .filter((name) => allParameters.has(name) && !parameters.has(name))
      .map((ParameterKey) => ({ ParameterKey, UsePreviousValue: true })),
  ]
  const of = namesOf(stackName)
  const discard = async () => {
    await call(['cloudformation', 'delete-change-set', ...of])
    // A stack that was never more than a change set holds nothing.
    if (isNew) await call(['cloudformation', 'delete-stack', '--stack-name', stackName])
  }
  // Left by a run that was interrupted, it would be in the way.
  if (existing !== undefined) await call(['cloudformation', 'delete-change-set', ...of])
  await call([
    ...['cloudformation', 'create-change-set', ...of, '--change-set-type', isNew ? 'CREATE' : 'UPDATE'],
    ...['--template-body', 'file://aws/template.yaml', '--capabilities', 'CAPABILITY_IAM'],
    // A table of this name that an earlier stack left behind is taken in, with its items, instead of being in the way.
    '--import-existing-resources',
    ...(values.length > 0 ? ['--parameters', JSON.stringify(values)] : []),
  ])
  const { Status, StatusReason, Changes } = await waitForChangeSet(surroundings, of)
  if (Status === 'FAILED') {
    await discard()
    if (/didn't contain changes|No updates are to be performed/.test(StatusReason)) return false
    throw new Error(`AWS refuses the change: ${StatusReason} Nothing was changed.`)
  }
  const changes = Changes.map(({ ResourceChange }) => ResourceChange)
  for (const { Action, LogicalResourceId, ResourceType, Replacement } of changes) {
    say(`  ${Action} ${LogicalResourceId} (${ResourceType})${replacing[Replacement] ?? ''}`)
  }
  const lost = changes.filter(
    ({ Replacement, ResourceType }) => Replacement === 'True' && irreplaceable.includes(ResourceType),
  )
  if (lost.length > 0) {
    await discard()
    const names = lost.map(({ LogicalResourceId }) => LogicalResourceId).join(', ')
    throw new Error(
      `AWS would make a new ${names} in the place of the one in use, and who and what is in it would be lost to the app. Nothing was changed.`,
    )
  }
  return true
}

/** The change set once AWS has worked it out. */
async function waitForChangeSet({ call, pause }: Surroundings, of: readonly string[]): Promise<ChangeSet> {
  for (;;) {
    const answer = v.parse(changeSet, await call(['cloudformation', 'describe-change-set', ...of]))
    if (answer.Status === 'CREATE_COMPLETE' || answer.Status === 'FAILED') return answer
    await pause()
  }
}

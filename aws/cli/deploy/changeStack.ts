import * as v from 'valibot'
import { AwsCallError } from '../awsCli/callAws.ts'
import { findStack, type StackState } from './findStack.ts'
import { followStack, StackEvents, type Surroundings } from './followStack.ts'
import { refuseStatus } from './refuseStatus.ts'

/** What is lost for good when AWS makes a new one: users, identities and agents. */
const irreplaceable = ['AWS::Cognito::UserPool', 'AWS::Cognito::IdentityPool', 'AWS::DynamoDB::Table']

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

/**
 * Makes a stack what the template says, through a change set that is shown before it is carried out.
 *
 * @param parameters by name; one that is not given keeps the value it has
 * @throws Error in AWS's words; nothing was changed unless it says so
 */
export async function changeStack(
  surroundings: Surroundings,
  stackName: string,
  parameters: ReadonlyMap<string, string>,
): Promise<StackState> {
  const { call, say } = surroundings
  const existing = await findStack(call, stackName)
  const refusal = existing === undefined ? undefined : refuseStatus(existing.status, stackName)
  if (refusal !== undefined) throw new Error(refusal)

  const isNew = existing === undefined || existing.status === 'REVIEW_IN_PROGRESS'
  const kept = (isNew ? [] : existing.parameters).filter((name) => !parameters.has(name))
  const values = [
    ...[...parameters].map(([ParameterKey, ParameterValue]) => ({ ParameterKey, ParameterValue })),
    ...kept.map((ParameterKey) => ({ ParameterKey, UsePreviousValue: true })),
  ]
  const of = ['--stack-name', stackName, '--change-set-name', 'deploy']
  // Left by a run that was interrupted, it would be in the way.
  if (existing !== undefined) await call(['cloudformation', 'delete-change-set', ...of])
  await call([
    ...['cloudformation', 'create-change-set', ...of, '--change-set-type', isNew ? 'CREATE' : 'UPDATE'],
    ...['--template-body', 'file://aws/template.yaml', '--capabilities', 'CAPABILITY_IAM'],
    // A table of this name that an earlier stack left behind is taken in, with its items, instead of being in the way.
    '--import-existing-resources',
    ...(values.length > 0 ? ['--parameters', JSON.stringify(values)] : []),
  ])
  const changes = await waitForChangeSet(surroundings, of)
  if (changes === undefined) {
    await call(['cloudformation', 'delete-change-set', ...of])
    say('  The stack is as the template says.')
  } else {
    for (const { ResourceChange: change } of changes.Changes) {
      const replaces = change.Replacement === 'True' ? ', replacing what is there' : ''
      say(`  ${change.Action} ${change.LogicalResourceId} (${change.ResourceType})${replaces}`)
    }
    const lost = changes.Changes.map(({ ResourceChange }) => ResourceChange).filter(
      ({ Replacement, ResourceType }) => Replacement === 'True' && irreplaceable.includes(ResourceType),
    )
    if (lost.length > 0) {
      await call(['cloudformation', 'delete-change-set', ...of])
      const names = lost.map(({ LogicalResourceId }) => LogicalResourceId).join(', ')
      throw new Error(
        `AWS would make a new ${names} in the place of the one in use, and who and what is in it would be lost to the app. Nothing was changed.`,
      )
    }
  }
  const stack = await findStack(call, stackName)
  if (stack === undefined) throw new Error(`The stack ${stackName} is no longer there`)
  if (changes === undefined) return stack
  const events = new StackEvents(call, stack.id)
  await events.next()
  await call(['cloudformation', 'execute-change-set', ...of])
  return followStack(surroundings, stack.id, events)
}

/** The change set once AWS has worked it out; undefined when there is nothing to change. */
async function waitForChangeSet(
  { call, pause }: Surroundings,
  of: readonly string[],
): Promise<ChangeSet | undefined> {
  for (;;) {
    const answer = v.parse(changeSet, await call(['cloudformation', 'describe-change-set', ...of]))
    const { Status, StatusReason } = answer
    if (Status === 'CREATE_COMPLETE') return answer
    if (Status === 'FAILED') {
      if (/didn't contain changes|No updates are to be performed/.test(StatusReason)) return undefined
      await call(['cloudformation', 'delete-change-set', ...of])
      throw new AwsCallError(`AWS refuses the change: ${StatusReason} Nothing was changed.`, null)
    }
    await pause()
  }
}

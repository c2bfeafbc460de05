import {
  type ChangeSetType,
  CreateChangeSetCommand,
  DeleteChangeSetCommand,
  DeleteStackCommand,
  DescribeChangeSetCommand,
  ExecuteChangeSetCommand,
  type Parameter,
  type ResourceChange,
  type ResourceToImport,
} from '@aws-sdk/client-cloudformation'
import type { Surroundings } from '../Surroundings.ts'
import { describeStack, type Stack } from './describeStack.ts'
import { followStack, StackEvents } from './followStack.ts'

export interface ChangeRequest {
  stackName: string
  type: ChangeSetType
  templateBody: string
  parameters: readonly Parameter[]
  /** Resources that exist and become part of the stack, for the type IMPORT. */
  resourcesToImport?: readonly ResourceToImport[]
}

const changeSetName = 'deploy'

/**
 * Has AWS work out what a template would change, and changes nothing. A change set that an earlier run left is dropped.
 *
 * @returns the changes of resources, of which there are none where only outputs change; undefined where the stack is as
 *   the template says
 * @throws Error with AWS's reason where it refuses the change
 */
export async function proposeChange(
  surroundings: Surroundings,
  request: ChangeRequest,
): Promise<ResourceChange[] | undefined> {
  const { cloudFormation } = surroundings.aws
  const { stackName, type, templateBody, parameters, resourcesToImport } = request
  const names = { StackName: stackName, ChangeSetName: changeSetName }
  // Of a stack that is not there, AWS says so; it takes a change set that is not there for deleted.
  if (await describeStack(surroundings.aws, stackName))
    await cloudFormation.send(new DeleteChangeSetCommand(names))
  await cloudFormation.send(
    new CreateChangeSetCommand({
      ...names,
      ChangeSetType: type,
      TemplateBody: templateBody,
      Capabilities: ['CAPABILITY_IAM'],
      Parameters: [...parameters],
      ...(resourcesToImport === undefined ? {} : { ResourcesToImport: [...resourcesToImport] }),
    }),
  )
  for (;;) {
    const { Status, StatusReason, changes } = await readChangeSet(surroundings, names)
    if (Status === 'CREATE_COMPLETE') return changes
    if (!/_(PENDING|IN_PROGRESS)$/.test(Status)) {
      await discardChange(surroundings, stackName, type)
      if (/didn't contain changes|No updates are to be performed/.test(StatusReason)) return undefined
      throw new Error(
        `AWS refuses the change: ${StatusReason || `it gives no reason (${Status || 'no status'}).`}`,
      )
    }
    await surroundings.pause()
  }
}

/** A change set, with the changes of all its pages. */
async function readChangeSet({ aws }: Surroundings, names: { StackName: string; ChangeSetName: string }) {
  const changes: ResourceChange[] = []
  let token: string | undefined
  for (;;) {
    const page = await aws.cloudFormation.send(new DescribeChangeSetCommand({ ...names, NextToken: token }))
    // A change that AWS does not describe counts as a loss, so it stays in the list.
    changes.push(...(page.Changes ?? []).map(({ ResourceChange = {} }) => ResourceChange))
    token = page.NextToken || undefined
    if (token === undefined)
      return { Status: page.Status ?? '', StatusReason: page.StatusReason ?? '', changes }
  }
}

/** Drops the proposed change. A new stack, which was never more than a change set, goes with it. */
export async function discardChange(
  { aws }: Surroundings,
  stackName: string,
  type: ChangeSetType,
): Promise<void> {
  await aws.cloudFormation.send(
    new DeleteChangeSetCommand({ StackName: stackName, ChangeSetName: changeSetName }),
  )
  if (type === 'UPDATE') return
  const stack = await describeStack(aws, stackName)
  if (stack?.status !== 'REVIEW_IN_PROGRESS') return
  await aws.cloudFormation.send(new DeleteStackCommand({ StackName: stackName }))
}

/** Carries the proposed change out. @returns the stack once AWS has finished with it */
export async function executeChange(surroundings: Surroundings, stackName: string): Promise<Stack> {
  const { aws } = surroundings
  const stack = await describeStack(aws, stackName)
  if (stack === undefined) throw new Error(`The stack ${stackName} is no longer there.`)
  const events = await StackEvents.from(aws, stack.id)
  surroundings.stands = `Whether AWS has begun to change the stack ${stackName} shows when this is run again. Visitors see the app as it was.`
  await aws.cloudFormation.send(
    new ExecuteChangeSetCommand({ StackName: stackName, ChangeSetName: changeSetName }),
  )
  surroundings.stands = `AWS goes on changing the stack ${stackName}. Visitors see the app as it was. Run this again when AWS has finished.`
  const changed = await followStack(surroundings, stack.id, events)
  surroundings.stands = `The stack ${stackName} is changed. Visitors see the app as it was. Run this again.`
  return changed
}

const replacements: Readonly<Record<string, string>> = {
  True: ', replaced by a new one',
  Conditional: ', perhaps replaced by a new one',
}

/** One line for each change, such as `Modify AgentsTable (AWS::DynamoDB::Table)`. */
export function describeChange({
  Action,
  LogicalResourceId,
  ResourceType,
  Replacement,
}: ResourceChange): string {
  return `${Action || 'Change'} ${LogicalResourceId || '?'} (${ResourceType || '?'})${replacements[Replacement ?? ''] ?? ''}`
}

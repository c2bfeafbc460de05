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
 * Asks AWS what a template would change, without changing anything. Deletes the change set of an earlier run.
 *
 * @returns the changes of resources; empty if only outputs change; undefined if the stack matches the template
 * @throws Error with AWS's reason for refusing the change
 */
export async function proposeChange(
  surroundings: Surroundings,
  request: ChangeRequest,
): Promise<ResourceChange[] | undefined> {
  const { cloudFormation } = surroundings.aws
  const { stackName, type, templateBody, parameters, resourcesToImport } = request
  const names = { StackName: stackName, ChangeSetName: changeSetName }
  // AWS answers with an error for a missing stack. It treats a missing change set as deleted.
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
    // A change without a description stays in the list, so that it counts as a loss.
    changes.push(...(page.Changes ?? []).map(({ ResourceChange = {} }) => ResourceChange))
    token = page.NextToken || undefined
    if (token === undefined)
      return { Status: page.Status ?? '', StatusReason: page.StatusReason ?? '', changes }
  }
}

/** Deletes the proposed change. For a new stack, which is only a change set so far, deletes the stack too. */
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

/** Carries out the proposed change. @returns the stack after the change */
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

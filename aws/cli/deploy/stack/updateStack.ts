import type { ResourceChange } from '@aws-sdk/client-cloudformation'
import type { Template } from '../../../template/parseTemplate.ts'
import type { Surroundings } from '../Surroundings.ts'
import { describeChange, discardChange, executeChange, proposeChange } from './changeStack.ts'
import type { Stack } from './describeStack.ts'
import { findLosses } from './findLosses.ts'
import { parametersFor } from './parametersFor.ts'
import { setStackPolicy, setTerminationProtection } from './protectStack.ts'
import { updatesFor } from './updatesFor.ts'

export interface StackUpdate {
  stackName: string
  /** The present stack; undefined for a new one. */
  stack: Stack | undefined
  /** Its template; undefined for a new stack. */
  before: Template | undefined
  template: Template
  /** The template's text, with its comments. */
  templateText: string
  /** Values of the template's parameters, by name; a parameter without a value keeps its present one. */
  parameters: ReadonlyMap<string, string>
  /** Logical IDs of pools, tables and clients that the operator gives up. */
  replace: readonly string[]
  /** Ends after the list of changes. */
  planOnly: boolean
  /** Asks the operator to confirm, after the list of changes. */
  confirm(): Promise<boolean>
  /** Runs after the confirmation and before the first change. */
  beforeChange(): Promise<void>
}

/** A stack after an update, and whether the update changed CloudFront. */
export interface UpdatedStack {
  stack: Stack
  changedCloudFront: boolean
}

/**
 * Updates a stack to a template. Shows every change, asks the operator, then carries it out.
 *
 * @returns undefined if it ended with the plan
 * @throws Error if a pool, table or client would be lost that is not in `replace`
 */
export async function updateStack(
  surroundings: Surroundings,
  update: StackUpdate,
): Promise<UpdatedStack | undefined> {
  const { aws, say } = surroundings
  const { stackName, template, templateText, replace } = update
  const type = update.stack === undefined ? 'CREATE' : 'UPDATE'
  const done: ResourceChange[][] = []
  let { stack, before } = update
  const templates = updatesFor(before, template)
  for (const [index, next] of templates.entries()) {
    const templateBody = next === template ? templateText : JSON.stringify(next)
    const parameters = parametersFor(template, stackName, update.parameters, stack, before)
    const changes = await proposeChange(surroundings, { stackName, type, templateBody, parameters })
    if (changes === undefined) continue
    if (changes.length === 0) say('  Modify the outputs alone')
    for (const change of changes) say(`  ${describeChange(change)}`)
    const left = templates.length - 1 - index
    if (left > 0) say(`  AWS makes or deletes one index of a table in an update: ${left} more to follow.`)
    const losses = findLosses(changes, before, next).filter((name) => !replace.includes(name))
    if (losses.length > 0) {
      await discardChange(surroundings, stackName, type)
      throw new Error(lossesSentence(losses))
    }
    if (update.planOnly) {
      await discardChange(surroundings, stackName, type)
      return undefined
    }
    if (done.length === 0) {
      if (!(await update.confirm())) {
        await discardChange(surroundings, stackName, type)
        throw new Error('Not confirmed.')
      }
      await update.beforeChange()
    }
    if (type === 'UPDATE') await setStackPolicy(aws, stackName, replace)
    stack = await executeChange(surroundings, stackName)
    before = next
    done.push(changes)
  }
  if (stack === undefined) throw new Error(`AWS finds nothing to make for the stack ${stackName}.`)
  if (done.length === 0) say('  The stack is as the template says.')
  if (update.planOnly) return undefined
  if (!stack.isProtected || (done.length > 0 && replace.length > 0)) await setStackPolicy(aws, stackName, [])
  if (!stack.isProtected) await setTerminationProtection(aws, stackName, true)
  return {
    stack,
    changedCloudFront: done
      .flat()
      .some(({ ResourceType = '' }) => ResourceType.startsWith('AWS::CloudFront::')),
  }
}

function lossesSentence(losses: readonly string[]): string {
  const flags = losses.map((name) => `--replace ${name}`).join(' ')
  return `AWS would delete ${losses.join(', ')} or put a new one in the place of the one in use, and the people, identities or agents in it would be lost to the app. If that is meant: ${flags}`
}

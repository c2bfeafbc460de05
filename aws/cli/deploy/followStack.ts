import * as v from 'valibot'
import type { CallAws } from '../awsCli/callAws.ts'
import { findStack, type StackState } from './findStack.ts'

export interface Surroundings {
  call: CallAws
  /** One line for whoever watches. */
  say(line: string): void
  /** Waits before AWS is asked again. */
  pause(): Promise<void>
}

const events = v.object({
  StackEvents: v.array(
    v.object({
      EventId: v.string(),
      LogicalResourceId: v.string(),
      ResourceType: v.string(),
      ResourceStatus: v.string(),
      ResourceStatusReason: v.optional(v.string()),
    }),
  ),
})

type StackEvent = v.InferOutput<typeof events>['StackEvents'][number]

/** The events of a stack that were not seen before, oldest first. */
export class StackEvents {
  readonly #call: CallAws
  readonly #stack: string
  readonly #seen = new Set<string>()

  constructor(call: CallAws, stack: string) {
    this.#call = call
    this.#stack = stack
  }

  async next(): Promise<StackEvent[]> {
    const answer = await this.#call(['cloudformation', 'describe-stack-events', '--stack-name', this.#stack])
    const { StackEvents } = v.parse(events, answer)
    const unseen = StackEvents.filter(({ EventId }) => !this.#seen.has(EventId)).reverse()
    for (const { EventId } of unseen) this.#seen.add(EventId)
    return unseen
  }
}

/**
 * Reports every resource of a stack until AWS has done with it.
 *
 * @param before the stack's events so far, which are not this operation's
 * @throws Error with the first resource that failed and AWS's reason
 */
export async function followStack(
  { call, say, pause }: Surroundings,
  stackId: string,
  before: StackEvents,
): Promise<StackState> {
  let firstFailure: StackEvent | undefined
  let hasBegun = false
  for (;;) {
    await pause()
    const stack = await findStack(call, stackId)
    if (stack === undefined) throw new Error(`The stack ${stackId} is no longer there`)
    for (const event of await before.next()) {
      hasBegun = true
      const { ResourceStatus, LogicalResourceId, ResourceType } = event
      say(`  ${mark(ResourceStatus)} ${LogicalResourceId.padEnd(24)} ${ResourceStatus}`)
      if (isCause(event) && ResourceType !== 'AWS::CloudFormation::Stack') firstFailure ??= event
    }
    // Until its first event, a stack still has the status of the time before.
    if (!hasBegun || stack.status.endsWith('_IN_PROGRESS')) continue
    if (/^(CREATE|UPDATE|DELETE|IMPORT)_COMPLETE$/.test(stack.status)) return stack
    throw new Error(failureOf(stack, firstFailure))
  }
}

/** What fails because something else failed is not the cause. */
function isCause({ ResourceStatus, ResourceStatusReason = '' }: StackEvent): boolean {
  return ResourceStatus.endsWith('_FAILED') && !/cancelled/i.test(ResourceStatusReason)
}

function failureOf({ status }: StackState, failure: StackEvent | undefined): string {
  if (failure === undefined) return `The stack is ${status}, and AWS gives no reason.`
  const { LogicalResourceId, ResourceType, ResourceStatusReason = 'AWS gives no reason' } = failure
  return `${LogicalResourceId} (${ResourceType}) failed: ${ResourceStatusReason}\nThe stack is ${status}.`
}

function mark(status: string): string {
  if (status.endsWith('_FAILED')) return '✗'
  return status.endsWith('_COMPLETE') ? '✓' : '·'
}

import { DescribeStackEventsCommand, type StackEvent } from '@aws-sdk/client-cloudformation'
import { safeText } from '../../safeText.ts'
import type { Aws } from '../../sdk/openAws.ts'
import type { Surroundings } from '../Surroundings.ts'
import { describeStack, type Stack } from './describeStack.ts'

/** The events of a stack, read from the newest back to the last known one. */
export class StackEvents {
  readonly #aws: Aws
  readonly #stackId: string
  #newest: string | undefined

  private constructor(aws: Aws, stackId: string) {
    this.#aws = aws
    this.#stackId = stackId
  }

  /** Starts after the present events. */
  static async from(aws: Aws, stackId: string): Promise<StackEvents> {
    const events = new StackEvents(aws, stackId)
    const [newest] = (await events.#page(undefined)).found
    events.#newest = newest?.EventId
    return events
  }

  /** Oldest first. */
  async next(): Promise<StackEvent[]> {
    const unseen: StackEvent[] = []
    let token: string | undefined
    do {
      const page = await this.#page(token)
      const known = page.found.findIndex(({ EventId }) => EventId === this.#newest)
      unseen.push(...(known < 0 ? page.found : page.found.slice(0, known)))
      token = known < 0 ? page.token : undefined
    } while (token !== undefined)
    this.#newest = unseen[0]?.EventId ?? this.#newest
    return unseen.reverse()
  }

  async #page(token: string | undefined): Promise<{ found: StackEvent[]; token: string | undefined }> {
    const { StackEvents: found = [], NextToken } = await this.#aws.cloudFormation.send(
      new DescribeStackEventsCommand({ StackName: this.#stackId, NextToken: token }),
    )
    return { found, token: NextToken || undefined }
  }
}

/**
 * Reports every resource of a stack until AWS has finished.
 *
 * @param events the stack's events from the moment before AWS began
 * @throws Error with the first resource that failed and AWS's reason
 */
export async function followStack(
  { aws, say, pause }: Surroundings,
  stackId: string,
  events: StackEvents,
): Promise<Stack> {
  let firstFailure: StackEvent | undefined
  let hasBegun = false
  for (let polls = 0; hasBegun || polls < pollsBeforeItBegins; polls += 1) {
    await pause()
    const stack = await describeStack(aws, stackId)
    if (stack === undefined) throw new Error(`The stack ${stackId} is no longer there.`)
    hasBegun ||= /^(CREATE|UPDATE|DELETE|IMPORT|ROLLBACK).*_IN_PROGRESS$/.test(stack.status)
    for (const event of await events.next()) {
      hasBegun = true
      const { LogicalResourceId = '', ResourceType } = event
      const status = statusOf(event)
      say(`  ${mark(status)} ${LogicalResourceId.padEnd(24)} ${status}`)
      if (isCause(event) && ResourceType !== 'AWS::CloudFormation::Stack') firstFailure ??= event
    }
    // Until its first event, a stack still has its earlier status.
    if (!hasBegun || stack.status.endsWith('_IN_PROGRESS')) continue
    if (/^(CREATE|UPDATE|DELETE|IMPORT)_COMPLETE$/.test(stack.status)) return stack
    throw new Error(failureOf(stack, firstFailure))
  }
  throw new Error(`AWS does not begin to change ${stackId}: it reports nothing.`)
}

/** Two minutes. */
const pollsBeforeItBegins = 40

/** A resource that was cancelled after another failure is not the cause. */
function isCause(event: StackEvent): boolean {
  return statusOf(event).endsWith('_FAILED') && !/cancelled/i.test(event.ResourceStatusReason ?? '')
}

const statusOf = ({ ResourceStatus }: StackEvent): string => ResourceStatus ?? ''

function failureOf({ status }: Stack, failure: StackEvent | undefined): string {
  if (failure === undefined) return safeText`The stack is ${status}, and AWS gives no reason.`
  const { LogicalResourceId, ResourceType, ResourceStatusReason } = failure
  const reason = ResourceStatusReason || 'AWS gives no reason'
  return safeText`${LogicalResourceId || 'A resource'} (${ResourceType || 'of unknown type'}) failed: ${reason}\nThe stack is ${status}.`
}

function mark(status: string): string {
  if (status.endsWith('_FAILED')) return '✗'
  return status.endsWith('_COMPLETE') ? '✓' : '·'
}

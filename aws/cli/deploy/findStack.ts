import * as v from 'valibot'
import { AwsCallError, type CallAws } from '../awsCli/callAws.ts'

/** A stack as AWS has it. */
export interface StackState {
  /** Its ARN, by which it can be asked for after it is gone. */
  id: string
  status: string
  outputs: Readonly<Record<string, string>>
  parameters: readonly string[]
}

const answer = v.object({
  Stacks: v.tuple([
    v.object({
      StackId: v.string(),
      StackStatus: v.string(),
      Outputs: v.optional(v.array(v.object({ OutputKey: v.string(), OutputValue: v.string() })), []),
      Parameters: v.optional(v.array(v.object({ ParameterKey: v.string() })), []),
    }),
  ]),
})

/** A stack by its name or ARN, or undefined when there is none. */
export async function findStack(call: CallAws, name: string): Promise<StackState | undefined> {
  const found = await call(['cloudformation', 'describe-stacks', '--stack-name', name]).catch(
    (error: unknown) => {
      // The same code stands for a name that no stack can have.
      if (isValidationError(error) && /does not exist/.test(error.message)) return undefined
      throw error
    },
  )
  if (found === undefined) return undefined
  const [stack] = v.parse(answer, found).Stacks
  return {
    id: stack.StackId,
    status: stack.StackStatus,
    outputs: Object.fromEntries(stack.Outputs.map(({ OutputKey, OutputValue }) => [OutputKey, OutputValue])),
    parameters: stack.Parameters.map(({ ParameterKey }) => ParameterKey),
  }
}

function isValidationError(error: unknown): error is AwsCallError {
  return error instanceof AwsCallError && error.code === 'ValidationError'
}

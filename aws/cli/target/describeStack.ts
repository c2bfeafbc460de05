import * as v from 'valibot'
import { AwsCallError, type CallAws, callAws } from '../awsCli/callAws.ts'

const answer = v.object({
  Stacks: v.tuple([
    v.looseObject({
      StackStatus: v.string(),
      Outputs: v.optional(v.array(v.object({ OutputKey: v.string(), OutputValue: v.string() })), []),
    }),
  ]),
})

/**
 * A stack's outputs by name.
 *
 * @throws Error when there is no such stack, AwsCallError
 */
export async function describeStack(name: string, call: CallAws = callAws): Promise<Record<string, string>> {
  try {
    const { Stacks } = v.parse(
      answer,
      await call(['cloudformation', 'describe-stacks', '--stack-name', name]),
    )
    return Object.fromEntries(Stacks[0].Outputs.map(({ OutputKey, OutputValue }) => [OutputKey, OutputValue]))
  } catch (error) {
    if (error instanceof AwsCallError && error.code === 'ValidationError') {
      throw new Error(`There is no stack ${name} in this account and Region. Make it: npm run deploy`)
    }
    throw error
  }
}

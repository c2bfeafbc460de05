import { CloudFormationServiceException, DescribeStacksCommand } from '@aws-sdk/client-cloudformation'
import type { Aws } from '../../sdk/openAws.ts'

/** A stack on AWS. */
export interface Stack {
  /** The stack's ARN. AWS still describes a deleted stack by its ARN. */
  id: string
  status: string
  outputs: Readonly<Record<string, string>>
  parameters: Readonly<Record<string, string>>
  isProtected: boolean
}

/** A stack by its name or ARN; undefined if there is none. @throws Error of the SDK */
export async function describeStack(
  { cloudFormation }: Pick<Aws, 'cloudFormation'>,
  name: string,
): Promise<Stack | undefined> {
  const answer = await cloudFormation
    .send(new DescribeStacksCommand({ StackName: name }))
    .catch((error: unknown) => {
      // AWS uses the same error code for an invalid name.
      if (isValidationError(error) && /does not exist/.test(error.message)) return undefined
      throw error
    })
  if (answer === undefined) return undefined
  const [stack] = answer.Stacks ?? []
  if (!stack?.StackStatus) throw new Error(`AWS describes the stack ${name} without its status.`)
  return {
    id: stack.StackId || name,
    status: stack.StackStatus,
    outputs: toRecord((stack.Outputs ?? []).map(({ OutputKey, OutputValue }) => [OutputKey, OutputValue])),
    parameters: toRecord(
      (stack.Parameters ?? []).map(({ ParameterKey, ParameterValue }) => [ParameterKey, ParameterValue]),
    ),
    isProtected: stack.EnableTerminationProtection === true,
  }
}

function toRecord(entries: readonly [string | undefined, string | undefined][]): Record<string, string> {
  return Object.fromEntries(entries.filter(([name]) => name).map(([name, value]) => [name, value ?? '']))
}

function isValidationError(error: unknown): error is CloudFormationServiceException {
  return error instanceof CloudFormationServiceException && error.name === 'ValidationError'
}

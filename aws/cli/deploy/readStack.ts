import type { Template } from '../../template/parseTemplate.ts'
import { describeStack, type Stack } from './describeStack.ts'
import { readDeployedTemplate } from './readDeployedTemplate.ts'
import { refuseStatus } from './refuseStatus.ts'
import type { Surroundings } from './Surroundings.ts'

/**
 * A stack of this app that can be changed, and its template; both undefined where there is none yet.
 *
 * @throws Error for a stack that cannot be changed at this moment, or is of something else
 */
export async function readStack(
  { aws }: Surroundings,
  stackName: string,
): Promise<{ stack: Stack | undefined; before: Template | undefined }> {
  const stack = await describeStack(aws, stackName)
  // A stack in review was never more than a proposed change.
  if (stack === undefined || stack.status === 'REVIEW_IN_PROGRESS')
    return { stack: undefined, before: undefined }
  const refusal = refuseStatus(stack.status, stackName)
  if (refusal !== undefined) throw new Error(refusal)
  const before = await readDeployedTemplate(aws, stackName)
  // Where only a table was left to adopt, a stack has no pool yet.
  const { IdentityPool, AgentsTable } = before?.Resources ?? {}
  if (IdentityPool?.Type === 'AWS::Cognito::IdentityPool' || AgentsTable?.Type === 'AWS::DynamoDB::Table') {
    return { stack, before }
  }
  throw new Error(
    `The stack ${stackName} is of something else: it has neither the identity pool nor the table of this app. Choose another name: --stack NAME`,
  )
}

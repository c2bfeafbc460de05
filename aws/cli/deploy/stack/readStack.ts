import { GetTemplateCommand } from '@aws-sdk/client-cloudformation'
import type { Template } from '../../../template/parseTemplate.ts'
import { readTemplate } from '../../../template/readTemplate.ts'
import type { Aws } from '../../sdk/openAws.ts'
import { describeStack, type Stack } from './describeStack.ts'
import { refuseStatus } from './refuseStatus.ts'

/**
 * A stack of this app that can be changed, and its template; both undefined where there is none yet.
 *
 * @throws Error for a stack that cannot be changed at this moment, or is of something else
 */
export async function readStack(
  aws: Aws,
  stackName: string,
): Promise<{ stack: Stack; before: Template } | { stack?: never; before?: never }> {
  const stack = await describeStack(aws, stackName)
  // A stack in review was never more than a proposed change.
  if (stack === undefined || stack.status === 'REVIEW_IN_PROGRESS') return {}
  const refusal = refuseStatus(stack.status, stackName)
  if (refusal !== undefined) throw new Error(refusal)
  return { stack, before: await readOwnTemplate(aws, stackName) }
}

/** The template that a stack of this app has. @throws Error for a stack that is of something else */
export async function readOwnTemplate({ cloudFormation }: Aws, stackName: string): Promise<Template> {
  const { TemplateBody } = await cloudFormation.send(
    new GetTemplateCommand({ StackName: stackName, TemplateStage: 'Original' }),
  )
  if (!TemplateBody) throw new Error(`AWS gives no template for the stack ${stackName}.`)
  const template = read(TemplateBody)
  const { IdentityPool, AgentsTable } = template?.Resources ?? {}
  // Where only a table was left to adopt, a stack has no pool yet.
  const isOwn =
    IdentityPool?.Type === 'AWS::Cognito::IdentityPool' || AgentsTable?.Type === 'AWS::DynamoDB::Table'
  if (template !== undefined && isOwn) return template
  throw new Error(
    `The stack ${stackName} is of something else: it has neither the identity pool nor the table of this app. Choose another name: --stack NAME`,
  )
}

/** Undefined for a text that this program cannot read: no template of this app. */
function read(text: string): Template | undefined {
  try {
    return readTemplate(text)
  } catch {
    return undefined
  }
}

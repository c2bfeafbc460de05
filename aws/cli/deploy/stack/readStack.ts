import { GetTemplateCommand } from '@aws-sdk/client-cloudformation'
import type { Template } from '../../../template/parseTemplate.ts'
import { readTemplate } from '../../../template/readTemplate.ts'
import type { Aws } from '../../sdk/openAws.ts'
import { describeStack, type Stack } from './describeStack.ts'
import { refuseStatus } from './refuseStatus.ts'

/**
 * A stack of this app that can be changed, and its template; both undefined if there is none yet.
 *
 * @throws Error for a stack that cannot be changed now, or that is not of this app
 */
export async function readStack(
  aws: Aws,
  stackName: string,
): Promise<{ stack: Stack; before: Template } | { stack?: never; before?: never }> {
  const stack = await describeStack(aws, stackName)
  // A stack in review is only a proposed change so far.
  if (stack === undefined || stack.status === 'REVIEW_IN_PROGRESS') return {}
  const refusal = refuseStatus(stack.status, stackName)
  if (refusal !== undefined) throw new Error(refusal)
  return { stack, before: await readOwnTemplate(aws, stackName) }
}

/** The template of a stack of this app. @throws Error for another stack */
export async function readOwnTemplate({ cloudFormation }: Aws, stackName: string): Promise<Template> {
  const { TemplateBody } = await cloudFormation.send(
    new GetTemplateCommand({ StackName: stackName, TemplateStage: 'Original' }),
  )
  if (!TemplateBody) throw new Error(`AWS gives no template for the stack ${stackName}.`)
  const template = read(TemplateBody)
  const { IdentityPool, AgentsTable } = template?.Resources ?? {}
  // A stack that has adopted only a table has no pool yet.
  const isOwn =
    IdentityPool?.Type === 'AWS::Cognito::IdentityPool' || AgentsTable?.Type === 'AWS::DynamoDB::Table'
  if (template !== undefined && isOwn) return template
  throw new Error(
    `The stack ${stackName} is of something else: it has neither the identity pool nor the table of this app. Choose another name: --stack NAME`,
  )
}

/** Undefined for a text that is not a template of this app. */
function read(text: string): Template | undefined {
  try {
    return readTemplate(text)
  } catch {
    return undefined
  }
}

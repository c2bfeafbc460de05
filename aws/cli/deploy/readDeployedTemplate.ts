import { GetTemplateCommand } from '@aws-sdk/client-cloudformation'
import type { Template } from '../../template/parseTemplate.ts'
import { readTemplate } from '../../template/readTemplate.ts'
import type { Aws } from '../sdk/openAws.ts'

/** The template that a stack has; undefined where it is none that this program can read, so none of this app. */
export async function readDeployedTemplate(
  { cloudFormation }: Aws,
  stackName: string,
): Promise<Template | undefined> {
  const { TemplateBody } = await cloudFormation.send(
    new GetTemplateCommand({ StackName: stackName, TemplateStage: 'Original' }),
  )
  if (!TemplateBody) throw new Error(`AWS gives no template for the stack ${stackName}.`)
  try {
    return readTemplate(TemplateBody)
  } catch {
    return undefined
  }
}

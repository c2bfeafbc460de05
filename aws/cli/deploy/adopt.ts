import type { ResourceToImport } from '@aws-sdk/client-cloudformation'
import type { Template, TemplateResource } from '../../template/parseTemplate.ts'
import { referencesIn } from '../../template/referencesIn.ts'
import { sayWho } from './deploy.ts'
import type { Surroundings } from './Surroundings.ts'
import { describeChange, discardChange, executeChange, proposeChange } from './stack/changeStack.ts'
import { describeStack } from './stack/describeStack.ts'
import { findKept, type Kept } from './stack/findKept.ts'
import { parametersFor } from './stack/parametersFor.ts'
import { refuseOtherKey } from './stack/refuseOtherKey.ts'
import { withTheseIndexes } from './stack/updatesFor.ts'

export interface Adoption {
  stackName: string
  template: Template
  parameters: ReadonlyMap<string, string>
  /** IDs of kept resources by logical ID, for names that several resources have. */
  ids: ReadonlyMap<string, string>
  planOnly: boolean
  confirm(): Promise<boolean>
}

/**
 * Makes a stack of the pools and tables that an earlier stack left behind, without changing them. A deployment then
 * adds everything else. If the command stops after this step, a plain deployment continues it.
 *
 * @returns false if it ended with the plan
 * @throws Error if there is nothing to adopt, or if the stack exists
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/import-resources.html
 */
export async function adopt(surroundings: Surroundings, adoption: Adoption): Promise<boolean> {
  const { aws, say } = surroundings
  const { stackName, template, parameters } = adoption
  await sayWho(surroundings)
  say(`\nThe stack ${stackName}`)
  const stack = await describeStack(aws, stackName)
  if (stack?.status === 'IMPORT_COMPLETE') {
    say('  The kept resources are in the stack already.')
    return true
  }
  if (stack !== undefined && stack.status !== 'REVIEW_IN_PROGRESS') {
    throw new Error(`The stack ${stackName} exists. --adopt makes it anew, after npm run destroy.`)
  }
  const values = parametersFor(template, stackName, parameters)
  const kept = await findKept(surroundings, { ...adoption, values })
  const table = kept.find(({ logicalId }) => logicalId === 'AgentsTable')
  const partitionKey = parameters.get('PartitionKey') ?? String(template.Parameters.PartitionKey?.Default)
  if (table !== undefined) await refuseOtherKey(aws, table.id, partitionKey)

  const changes = await proposeChange(surroundings, {
    stackName,
    type: 'IMPORT',
    templateBody: JSON.stringify(templateOf(template, kept)),
    parameters: values,
    resourcesToImport: kept.map(toImport),
  })
  for (const change of changes ?? []) {
    const id = kept.find(({ logicalId }) => logicalId === change.LogicalResourceId)?.id
    say(`  ${describeChange(change)}: ${id ?? 'unknown'}`)
  }
  say(
    '  Everything else is made anew after that, the app client among it: it gets another ID, and people sign in again.',
  )
  if (adoption.planOnly || !(await adoption.confirm())) {
    await discardChange(surroundings, stackName, 'IMPORT')
    if (adoption.planOnly) return false
    throw new Error('Not confirmed.')
  }
  await executeChange(surroundings, stackName)
  surroundings.stands = `The kept resources are in the stack ${stackName}. The app is not up yet. Run: npm run deploy -- --stack ${stackName}`
  return true
}

const identifiers: Readonly<Record<string, string>> = {
  'AWS::Cognito::IdentityPool': 'Id',
  'AWS::Cognito::UserPool': 'UserPoolId',
  'AWS::DynamoDB::Table': 'TableName',
}

function toImport({ logicalId, type, id }: Kept): ResourceToImport {
  return {
    ResourceType: type,
    LogicalResourceId: logicalId,
    ResourceIdentifier: { [identifiers[type] ?? '']: id },
  }
}

/**
 * The template with only the kept resources. It has no outputs, since an import must not add any, no properties that
 * refer to missing resources, and only those indexes that a table has.
 */
function templateOf({ Rules: _, ...template }: Template, kept: readonly Kept[]): object {
  const names = new Set([
    ...kept.map(({ logicalId }) => logicalId),
    ...Object.keys(template.Parameters),
    'AWS',
  ])
  const Resources = kept.map(({ logicalId, indexes }): [string, object] => {
    const resource = template.Resources[logicalId]
    if (resource === undefined) throw new Error(`The template has no resource ${logicalId}.`)
    const { DependsOn: _, ...rest } = indexes === undefined ? resource : withKeptIndexes(resource, indexes)
    const Properties = Object.entries(rest.Properties).filter(([, value]) =>
      [...referencesIn(value)].every((name) => names.has(name)),
    )
    return [logicalId, { ...rest, Properties: Object.fromEntries(Properties) }]
  })
  return { ...template, Resources: Object.fromEntries(Resources), Outputs: {} }
}

function withKeptIndexes(resource: TemplateResource, kept: readonly string[]): TemplateResource {
  return withTheseIndexes(resource, ({ IndexName }) => kept.includes(IndexName))
}

import type { ResourceChange } from '@aws-sdk/client-cloudformation'
import type { Template } from '../../../template/parseTemplate.ts'

/** Users lose accounts, identity IDs, agents or sign-ins when AWS replaces a resource of these types. */
export const irreplaceableTypes = [
  'AWS::Cognito::UserPool',
  'AWS::Cognito::UserPoolClient',
  'AWS::Cognito::IdentityPool',
  'AWS::DynamoDB::Table',
]

/**
 * The logical IDs of the pools, tables and app clients that a change removes, replaces or perhaps replaces. A
 * resource with another logical ID is removed and made anew. If AWS does not say, a loss is assumed.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ResourceChange.html
 */
export function findLosses(
  changes: readonly ResourceChange[],
  before: Pick<Template, 'Resources'> | undefined,
  after: Pick<Template, 'Resources'>,
): string[] {
  return changes
    .filter(({ ResourceType }) => !ResourceType || irreplaceableTypes.includes(ResourceType))
    .filter((change) => {
      if (change.Action === 'Add' || change.Action === 'Import') return false
      if (change.Action !== 'Modify' || change.Replacement === 'True') return true
      return change.Replacement !== 'False' && !onlyAddsAttributes(change, before, after)
    })
    .map(({ LogicalResourceId }) => LogicalResourceId || 'a resource without a name')
}

/**
 * AWS calls every change of a table's AttributeDefinitions a conditional replacement: "Replacement if you edit an
 * existing AttributeDefinition". A definition that comes or goes with an index replaces nothing.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-table.html
 */
function onlyAddsAttributes(
  { ResourceType, LogicalResourceId, Replacement, Details = [] }: ResourceChange,
  before: Pick<Template, 'Resources'> | undefined,
  after: Pick<Template, 'Resources'>,
): boolean {
  if (ResourceType !== 'AWS::DynamoDB::Table' || !LogicalResourceId || Replacement !== 'Conditional')
    return false
  const causes = Details.filter(({ Target }) => Target?.RequiresRecreation !== 'Never')
  if (causes.length === 0 || causes.some(({ Target }) => Target?.Name !== 'AttributeDefinitions'))
    return false
  const old = attributeTypes(before?.Resources[LogicalResourceId]?.Properties)
  const types = attributeTypes(after.Resources[LogicalResourceId]?.Properties)
  if (old === undefined || types === undefined) return false
  return [...old].every(([name, type]) => !types.has(name) || types.get(name) === type)
}

function attributeTypes(
  properties: Readonly<Record<string, unknown>> | undefined,
): Map<string, string> | undefined {
  const definitions = properties?.AttributeDefinitions
  if (!Array.isArray(definitions)) return undefined
  return new Map(
    definitions.map(({ AttributeName, AttributeType }) => [
      String(AttributeName),
      JSON.stringify(AttributeType),
    ]),
  )
}

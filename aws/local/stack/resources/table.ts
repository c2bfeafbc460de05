import { tableProperties } from '../../dynamodb/tableProperties.ts'
import { parseProperties } from '../parseProperties.ts'
import type { ResourceType } from '../StackBuilder.ts'

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-table.html */
export const table: ResourceType = async (stack, logicalId, properties) => {
  const definition = parseProperties(tableProperties, logicalId, properties)
  await stack.engine.createTable(definition)
  return {
    ref: definition.TableName,
    attributes: { Arn: `arn:aws:dynamodb:${stack.region}:${stack.account}:table/${definition.TableName}` },
  }
}

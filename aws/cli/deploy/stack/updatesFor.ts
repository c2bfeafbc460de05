import * as v from 'valibot'
import type { Template, TemplateResource } from '../../../template/parseTemplate.ts'

const index = v.looseObject({
  IndexName: v.string(),
  KeySchema: v.array(v.looseObject({ AttributeName: v.string() })),
})
type Index = v.InferOutput<typeof index>

const table = v.looseObject({
  GlobalSecondaryIndexes: v.optional(v.array(index), []),
  LocalSecondaryIndexes: v.optional(v.array(index), []),
  KeySchema: v.array(v.looseObject({ AttributeName: v.string() })),
  AttributeDefinitions: v.array(v.looseObject({ AttributeName: v.string() })),
})

/**
 * The templates, in order, that bring a stack from one template to another. An update of CloudFormation makes or
 * deletes only one global index of a table, so each template but the last changes one index.
 *
 * @param before the stack's present template; undefined for a new stack, which gets all indexes at once
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-table.html
 */
export function updatesFor(before: Pick<Template, 'Resources'> | undefined, after: Template): Template[] {
  const steps =
    before === undefined ? [] : Object.keys(after.Resources).flatMap((id) => stepsOf(id, before, after))
  // The last step of all is the template itself.
  return [
    ...steps.slice(0, -1).map((_, done) => templateAfter(steps.slice(0, done + 1), before, after)),
    after,
  ]
}

/** The change of one index, and the table's indexes after it. */
interface Step {
  logicalId: string
  indexes: readonly Index[]
}

function stepsOf(
  logicalId: string,
  before: Pick<Template, 'Resources'>,
  after: Pick<Template, 'Resources'>,
): Step[] {
  const old = indexesOf(before, logicalId)
  const wanted = indexesOf(after, logicalId)
  if (old === undefined || wanted === undefined) return []
  const isIn = (list: readonly Index[], one: Index) =>
    list.some((other) => JSON.stringify(other) === JSON.stringify(one))
  const steps: Step[] = []
  let now = old
  for (const gone of old.filter((one) => !isIn(wanted, one))) {
    now = now.filter((one) => one !== gone)
    steps.push({ logicalId, indexes: now })
  }
  for (const added of wanted.filter((one) => !isIn(old, one))) {
    now = [...now, added]
    steps.push({ logicalId, indexes: now })
  }
  return steps
}

function indexesOf({ Resources }: Pick<Template, 'Resources'>, logicalId: string): Index[] | undefined {
  const resource = Resources[logicalId]
  if (resource?.Type !== 'AWS::DynamoDB::Table') return undefined
  return v.parse(table, resource.Properties).GlobalSecondaryIndexes
}

/** The template after some steps. A table with no step so far has its earlier indexes. */
function templateAfter(
  done: readonly Step[],
  before: Pick<Template, 'Resources'> | undefined,
  after: Template,
): Template {
  const Resources = { ...after.Resources }
  for (const logicalId of Object.keys(Resources)) {
    const last = done.findLast((step) => step.logicalId === logicalId)
    const indexes = last?.indexes ?? (before === undefined ? undefined : indexesOf(before, logicalId))
    const resource = after.Resources[logicalId]
    if (indexes !== undefined && resource !== undefined) {
      Resources[logicalId] = withIndexes(resource, indexes)
    }
  }
  return { ...after, Resources }
}

/** The table with only the indexes that pass the test. */
export function withTheseIndexes(
  resource: TemplateResource,
  passes: (index: Index) => boolean,
): TemplateResource {
  return withIndexes(resource, v.parse(table, resource.Properties).GlobalSecondaryIndexes.filter(passes))
}

/**
 * The table with only these indexes. Attribute definitions without a key are removed too, because DynamoDB refuses
 * them.
 */
function withIndexes(resource: TemplateResource, indexes: readonly Index[]): TemplateResource {
  const {
    GlobalSecondaryIndexes: _,
    LocalSecondaryIndexes: local,
    ...properties
  } = v.parse(table, resource.Properties)
  const keys = [properties, ...local, ...indexes].flatMap(({ KeySchema }) => KeySchema)
  const used = new Set(keys.map(({ AttributeName }) => AttributeName))
  return {
    ...resource,
    Properties: {
      ...properties,
      AttributeDefinitions: properties.AttributeDefinitions.filter(({ AttributeName }) =>
        used.has(AttributeName),
      ),
      ...(local.length > 0 ? { LocalSecondaryIndexes: local } : {}),
      ...(indexes.length > 0 ? { GlobalSecondaryIndexes: indexes } : {}),
    },
  }
}

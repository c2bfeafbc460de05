import { isRecord } from './isRecord.ts'
import type { PolicyToLint } from './PolicyToLint.ts'

type Members = Readonly<Record<string, unknown>>

/** Every policy and trust policy in the resources of a template, with what the template says of their surroundings. */
export function policiesInTemplate(resources: Readonly<Record<string, Members>>): PolicyToLint[] {
  const keyAttributes = keyAttributesOf(resources)
  const partitionKeys = partitionKeysOf(resources)
  const trustOf = (roles: unknown) => {
    const [role] = [roles].flat()
    return typeof role === 'string' ? propertiesOf(resources[role]).AssumeRolePolicyDocument : undefined
  }
  return Object.entries(resources).flatMap(([logicalId, resource]) => {
    const properties = propertiesOf(resource)
    // A policy resource of its own names its roles; an inline policy stands in its role.
    const trust =
      properties.AssumeRolePolicyDocument ?? trustOf(properties.Roles) ?? trustOf(properties.RoleName)
    return documentsIn(properties, logicalId).map(({ name, kind, document }) => ({
      name,
      kind,
      document,
      keyAttributes,
      partitionKeys,
      ...(kind === 'identity' && trust !== undefined ? { trust } : {}),
    }))
  })
}

type Found = Pick<PolicyToLint, 'name' | 'kind' | 'document'>

/** Policies wherever they stand: `PolicyDocument` under whatever a service calls it, told by their statements. */
export function documentsIn(value: unknown, name: string, key = ''): Found[] {
  if (Array.isArray(value)) return value.flatMap((item) => documentsIn(item, name, key))
  if (!isRecord(value)) return []
  if (key === 'AssumeRolePolicyDocument') return [{ name: `${name}/trust`, kind: 'trust', document: value }]
  if ('Statement' in value || key === 'PolicyDocument')
    return [{ name, kind: kindOf(value), document: value }]
  const own = typeof value.PolicyName === 'string' ? `${name}/${value.PolicyName}` : name
  return Object.entries(value).flatMap(([member, item]) => documentsIn(item, own, member))
}

function kindOf({ Statement }: Members): PolicyToLint['kind'] {
  const statements = [Statement].flat().filter(isRecord)
  if (!statements.some((statement) => 'Principal' in statement || 'NotPrincipal' in statement))
    return 'identity'
  const actions = statements.flatMap(({ Action }) => [Action].flat())
  return actions.some((action) => /^sts:/i.test(String(action))) ? 'trust' : 'resource'
}

function keyAttributesOf(
  resources: Readonly<Record<string, Members>>,
): ReadonlyMap<string, readonly string[]> {
  return new Map(
    Object.entries(resources)
      .filter(([, { Type }]) => Type === 'AWS::DynamoDB::Table')
      .map(([logicalId, resource]) => {
        const {
          TableName = logicalId,
          KeySchema,
          GlobalSecondaryIndexes,
          LocalSecondaryIndexes,
        } = propertiesOf(resource)
        const indexes = [GlobalSecondaryIndexes, LocalSecondaryIndexes].flat().filter(isRecord)
        const schemas = [KeySchema, ...indexes.map((index) => index.KeySchema)].flat().filter(isRecord)
        const names = schemas.map(({ AttributeName }) => String(AttributeName))
        return [`arn:aws:dynamodb:REGION:ACCOUNT:table/${TableName}`, [...new Set(names)]]
      }),
  )
}

function partitionKeysOf(resources: Readonly<Record<string, Members>>): ReadonlyMap<string, string> {
  const tables = Object.entries(resources).filter(([, { Type }]) => Type === 'AWS::DynamoDB::Table')
  return new Map(
    tables.flatMap(([logicalId, resource]) => {
      const properties = propertiesOf(resource)
      const arn = `arn:aws:dynamodb:REGION:ACCOUNT:table/${properties.TableName ?? logicalId}`
      const indexes = [properties.GlobalSecondaryIndexes, properties.LocalSecondaryIndexes].flat()
      return [
        [arn, partitionKeyIn(properties)] as const,
        ...indexes
          .filter(isRecord)
          .map((index) => [`${arn}/index/${index.IndexName}`, partitionKeyIn(index)] as const),
      ]
    }),
  )
}

function partitionKeyIn({ KeySchema }: Members): string {
  const keys = [KeySchema].flat().filter(isRecord)
  return String(keys.find(({ KeyType }) => KeyType === 'HASH')?.AttributeName)
}

function propertiesOf(resource: Members | undefined): Members {
  return isRecord(resource?.Properties) ? resource.Properties : {}
}

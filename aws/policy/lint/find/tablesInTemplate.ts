import { resolveValue } from '../../../template/resolveValue.ts'
import type { KeyNames, TableKeys } from '../../request/Database.ts'
import { type JsonMembers, membersOf } from '../../request/json.ts'
import { isRecord } from '../isRecord.ts'
import type { Places } from '../read/Places.ts'
import type { Setting } from './settingsOf.ts'
import { account, isDeployed, region, tableTypes, templateReferences } from './templateReferences.ts'

export type Tables = ReadonlyMap<string, TableKeys>

/** Tells the tables of a template in a setting. Settings in which they are the same give the same object. */
export function tablesBySetting(template: JsonMembers, places: Places): (setting: Setting) => Tables {
  const bySetting = new Map<string, Tables>()
  const byContent = new Map<string, Tables>()
  return (setting) => {
    const name = JSON.stringify([...setting])
    const known = bySetting.get(name)
    if (known !== undefined) return known
    const made = tablesInTemplate(template, setting, places)
    const content = JSON.stringify([...made].map(([arn, { indexes, ...keys }]) => [arn, keys, [...indexes]]))
    const tables = byContent.get(content) ?? made
    byContent.set(content, tables)
    bySetting.set(name, tables)
    return tables
  }
}

/** The parts of a template that decide which tables it has, and their keys. */
export function partsOfTables(template: JsonMembers): readonly unknown[] {
  return Object.values(membersOf(template.Resources)).flatMap((resource) => {
    const { Type, Condition, Properties } = membersOf(resource)
    if (!tableTypes.has(String(Type))) return []
    const { KeySchema, GlobalSecondaryIndexes, LocalSecondaryIndexes, PrimaryKey } = membersOf(Properties)
    return [
      { KeySchema, GlobalSecondaryIndexes, LocalSecondaryIndexes, PrimaryKey },
      ...(typeof Condition === 'string' ? [Condition] : []),
    ]
  })
}

function tablesInTemplate(template: JsonMembers, setting: Setting, places: Places): Tables {
  const references = templateReferences(template, setting, places)
  const tables = new Map<string, TableKeys>()
  for (const [logicalId, resource] of Object.entries(membersOf(template.Resources))) {
    const { Type, Properties } = membersOf(resource)
    if (!tableTypes.has(String(Type)) || !isDeployed(membersOf(resource), references)) continue
    const { KeySchema, GlobalSecondaryIndexes, LocalSecondaryIndexes, PrimaryKey } = membersOf(
      resolveValue(Properties, references),
    )
    const simple = { partitionKey: String(membersOf(PrimaryKey).Name ?? 'id'), sortKey: undefined }
    const keys = Type === 'AWS::Serverless::SimpleTable' ? simple : keysIn(KeySchema)
    if (keys === undefined) continue
    const indexes = [GlobalSecondaryIndexes, LocalSecondaryIndexes].flat().filter(isRecord)
    tables.set(`arn:aws:dynamodb:${region}:${account}:table/${references.ref(logicalId)}`, {
      ...keys,
      indexes: new Map(
        indexes.flatMap(({ IndexName, KeySchema: ofIndex }): [string, KeyNames][] => {
          const indexKeys = keysIn(ofIndex)
          return indexKeys === undefined ? [] : [[String(IndexName), indexKeys]]
        }),
      ),
    })
  }
  return tables
}

function keysIn(schema: unknown): KeyNames | undefined {
  const named = (type: string) =>
    [schema]
      .flat()
      .filter(isRecord)
      .find(({ KeyType }) => KeyType === type)?.AttributeName
  const [partitionKey, sortKey] = [named('HASH'), named('RANGE')]
  if (partitionKey === undefined) return undefined
  return { partitionKey: String(partitionKey), sortKey: sortKey === undefined ? undefined : String(sortKey) }
}

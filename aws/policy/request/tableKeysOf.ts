import type { KeyNames, TableKeys } from './Database.ts'

interface Keyed {
  KeySchema: readonly { AttributeName: string; KeyType: string }[]
}

/** A table as CloudFormation and DynamoDB describe it. */
export interface TableDescription extends Keyed {
  GlobalSecondaryIndexes?: readonly (Keyed & { IndexName: string })[] | undefined
}

/** The key attributes of a table and of its indexes. */
export function tableKeysOf(table: TableDescription): TableKeys {
  const indexes = table.GlobalSecondaryIndexes ?? []
  return { ...keysOf(table), indexes: new Map(indexes.map((index) => [index.IndexName, keysOf(index)])) }
}

function keysOf({ KeySchema }: Keyed): KeyNames {
  const named = (type: string) => KeySchema.find(({ KeyType }) => KeyType === type)?.AttributeName
  const partitionKey = named('HASH')
  if (partitionKey === undefined) throw new Error('a table or an index has no partition key')
  return { partitionKey, sortKey: named('RANGE') }
}

import { checkNesting } from './checkValues.ts'
import type { Change, Item, Table } from './Dynalite.ts'
import { invalid } from './invalid.ts'

/** DynamoDB's limits for the keys of an index, in bytes. */
const longest = { HASH: 2048, RANGE: 1024 }

/**
 * Refuses changes that the engine accepts and AWS refuses: an index key that is empty or too long, and a document
 * that an update nests too deep.
 *
 * @throws AwsError ValidationException
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html
 */
export function checkChanges(changes: readonly Change[], operation: string, table: Table): void {
  const prefix = `item-${table.TableName}~`
  for (const change of changes) {
    if (change.type !== 'put' || !change.key.startsWith(prefix)) continue
    // The engine stores only items under such a key.
    const item = change.value as Item
    checkNesting(item)
    checkIndexKeys(item, operation, table)
  }
}

function checkIndexKeys(item: Item, operation: string, { GlobalSecondaryIndexes = [] }: Table): void {
  const indexes = [...GlobalSecondaryIndexes].sort((one, other) => (one.IndexName < other.IndexName ? -1 : 1))
  for (const { IndexName, KeySchema } of indexes) {
    for (const { AttributeName, KeyType } of KeySchema) {
      const [type, value] = Object.entries(item[AttributeName] ?? {})[0] ?? []
      if ((type !== 'S' && type !== 'B') || typeof value !== 'string') continue
      const bytes = Buffer.byteLength(value, type === 'S' ? 'utf8' : 'base64')
      if (bytes === 0) throw emptyKey(operation, type, IndexName, AttributeName)
      if (bytes > (KeyType === 'HASH' ? longest.HASH : longest.RANGE)) throw longKey(KeyType)
    }
  }
}

function emptyKey(operation: string, type: 'S' | 'B', index: string, attribute: string) {
  const isUpdate = operation === 'UpdateItem'
  const what = isUpdate
    ? 'The update expression attempted to update a secondary index key to a value that is not supported.'
    : 'A value specified for a secondary index key is not supported.'
  const where = isUpdate ? '' : ` IndexName: ${index}, IndexKey: ${attribute}`
  return invalid(
    `One or more parameter values are not valid. ${what} The AttributeValue for a key attribute cannot contain an empty ${type === 'S' ? 'string' : 'binary'} value.${where}`,
  )
}

function longKey(keyType: string) {
  return invalid(
    keyType === 'HASH'
      ? 'One or more parameter values were invalid: Size of hashkey has exceeded the maximum size limit of2048 bytes'
      : 'One or more parameter values were invalid: Aggregated size of all range keys has exceeded the size limit of 1024 bytes',
  )
}

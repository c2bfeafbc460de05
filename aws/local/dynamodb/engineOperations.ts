import type { Operation, Rules } from './Dynalite.ts'
import { actionOf, rulesOf } from './mendedDynalite.ts'

/** A parameter of writes that dynalite does not know yet. */
const ReturnValuesOnConditionCheckFailure = { type: 'String', enum: ['ALL_OLD', 'NONE'] }

function write(name: string): Rules {
  const { types, custom } = rulesOf(name)
  return { types: { ...types, ReturnValuesOnConditionCheckFailure }, custom }
}

/** The operations that dynalite runs, each with its rules for the input and its function. */
export const engineOperations: ReadonlyMap<string, { rules: Rules; run: Operation }> = new Map([
  ['BatchGetItem', { rules: rulesOf('batchGetItem'), run: actionOf('batchGetItem') }],
  ['BatchWriteItem', { rules: rulesOf('batchWriteItem'), run: actionOf('batchWriteItem') }],
  ['DeleteItem', { rules: write('deleteItem'), run: actionOf('deleteItem') }],
  ['GetItem', { rules: rulesOf('getItem'), run: actionOf('getItem') }],
  ['ListTables', { rules: rulesOf('listTables'), run: actionOf('listTables') }],
  ['PutItem', { rules: write('putItem'), run: actionOf('putItem') }],
  ['Query', { rules: rulesOf('query'), run: actionOf('query') }],
  ['Scan', { rules: rulesOf('scan'), run: actionOf('scan') }],
  ['UpdateItem', { rules: write('updateItem'), run: actionOf('updateItem') }],
])

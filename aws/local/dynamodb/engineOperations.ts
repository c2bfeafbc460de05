import batchGetItem from 'dynalite/actions/batchGetItem.js'
import batchWriteItem from 'dynalite/actions/batchWriteItem.js'
import deleteItem from 'dynalite/actions/deleteItem.js'
import describeTable from 'dynalite/actions/describeTable.js'
import getItem from 'dynalite/actions/getItem.js'
import listTables from 'dynalite/actions/listTables.js'
import putItem from 'dynalite/actions/putItem.js'
import query from 'dynalite/actions/query.js'
import scan from 'dynalite/actions/scan.js'
import updateItem from 'dynalite/actions/updateItem.js'
import batchGetItemInput from 'dynalite/validations/batchGetItem.js'
import batchWriteItemInput from 'dynalite/validations/batchWriteItem.js'
import deleteItemInput from 'dynalite/validations/deleteItem.js'
import describeTableInput from 'dynalite/validations/describeTable.js'
import getItemInput from 'dynalite/validations/getItem.js'
import listTablesInput from 'dynalite/validations/listTables.js'
import putItemInput from 'dynalite/validations/putItem.js'
import queryInput from 'dynalite/validations/query.js'
import scanInput from 'dynalite/validations/scan.js'
import updateItemInput from 'dynalite/validations/updateItem.js'

/** The engine's rules for a write, with a parameter that is younger than the engine. */
function write<Rules extends typeof putItemInput>(rules: Rules): Rules {
  const ReturnValuesOnConditionCheckFailure = { type: 'String', enum: ['ALL_OLD', 'NONE'] }
  return { ...rules, types: { ...rules.types, ReturnValuesOnConditionCheckFailure } }
}

/** What dynalite can run: how it validates an input, and how it runs what it validated. */
export const engineOperations = new Map([
  ['BatchGetItem', { input: batchGetItemInput, run: batchGetItem }],
  ['BatchWriteItem', { input: batchWriteItemInput, run: batchWriteItem }],
  ['DeleteItem', { input: write(deleteItemInput), run: deleteItem }],
  ['DescribeTable', { input: describeTableInput, run: describeTable }],
  ['GetItem', { input: getItemInput, run: getItem }],
  ['ListTables', { input: listTablesInput, run: listTables }],
  ['PutItem', { input: write(putItemInput), run: putItem }],
  ['Query', { input: queryInput, run: query }],
  ['Scan', { input: scanInput, run: scan }],
  ['UpdateItem', { input: write(updateItemInput), run: updateItem }],
])

import { readFileSync } from 'node:fs'
import * as dynamodb from '@aws-sdk/client-dynamodb'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type OperatedAws, operatedAws } from '../support/operatedAws.ts'
import { operationRows, operationsTable, partiql, transactions } from '../support/operationsTable.ts'

let local: OperatedAws
beforeAll(async () => {
  local = await operatedAws()
})
afterAll(() => local.close())

test('docs/differences-from-aws.md has the table of operations as the code has it', () => {
  const page = readFileSync('docs/differences-from-aws.md', 'utf8')
  // Otherwise: node --import tsx tests/support/writeOperationsTable.ts
  expect(page).toContain(operationsTable())
})

test('the table has every operation of DynamoDB that the SDK has, once', () => {
  const commands = Object.keys(dynamodb).filter((name) => /^[A-Z].*Command$/.test(name))
  const listed = operationRows.filter(({ service }) => service === 'dynamodb').map(({ name }) => name)
  expect(new Set(listed).size).toBe(listed.length)
  expect(listed).toEqual(expect.arrayContaining(commands.map((name) => name.slice(0, -'Command'.length))))
})

test('transactions work for the operator, and PartiQL is not emulated', async () => {
  const client = new dynamodb.DynamoDBClient({ ...local.target.client, maxAttempts: 1 })
  const { tableName: TableName } = local.config
  const Key = { userId: { S: 'nobody' }, fieldName: { S: 'Nobody' } }
  const outcomes = {
    TransactGetItems: new dynamodb.TransactGetItemsCommand({ TransactItems: [{ Get: { TableName, Key } }] }),
    TransactWriteItems: new dynamodb.TransactWriteItemsCommand({
      TransactItems: [{ Delete: { TableName, Key } }],
    }),
    ExecuteStatement: new dynamodb.ExecuteStatementCommand({ Statement: `SELECT * FROM "${TableName}"` }),
    BatchExecuteStatement: new dynamodb.BatchExecuteStatementCommand({
      Statements: [{ Statement: `SELECT * FROM "${TableName}"` }],
    }),
    ExecuteTransaction: new dynamodb.ExecuteTransactionCommand({
      TransactStatements: [{ Statement: `SELECT * FROM "${TableName}"` }],
    }),
  }
  expect(Object.keys(outcomes).sort()).toEqual([...transactions, ...partiql].sort())
  await client.send(outcomes.TransactGetItems)
  await client.send(outcomes.TransactWriteItems)
  const notEmulated = { name: 'NotEmulated', $metadata: { httpStatusCode: 501 } }
  await expect(client.send(outcomes.ExecuteStatement)).rejects.toMatchObject(notEmulated)
  await expect(client.send(outcomes.BatchExecuteStatement)).rejects.toMatchObject(notEmulated)
  await expect(client.send(outcomes.ExecuteTransaction)).rejects.toMatchObject(notEmulated)
  client.destroy()
})

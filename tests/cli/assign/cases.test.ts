import { copyFileSync, existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { AgentsTable } from '../../../aws/cli/assign/AgentsTable.ts'
import { parseAssignCommand } from '../../../aws/cli/assign/AssignCommand.ts'
import { runAssignCommand } from '../../../aws/cli/assign/runAssignCommand.ts'
import { type OperatedAws, operatedAws } from '../../support/operatedAws.ts'
import { type SignedIn, signInOverHttp } from '../../support/signInOverHttp.ts'

/** Files as people, spreadsheets and databases make them, each assigned to a user without agents. */
const directory = new URL('cases/', import.meta.url).pathname

let local: OperatedAws
let newcomer: SignedIn
let table: AgentsTable

beforeAll(async () => {
  local = await operatedAws()
  newcomer = await signInOverHttp(local.config, 'agency-lead')
  table = new AgentsTable(local.target)
})
afterEach(async () => {
  for (const { userId, fieldName } of await table.agentsOf(newcomer.partition)) {
    const { DeleteCommand } = await import('@aws-sdk/lib-dynamodb')
    await table.documents.send(new DeleteCommand({ TableName: table.name, Key: { userId, fieldName } }))
  }
})
afterAll(async () => {
  table.close()
  await local.close()
})

/** Assigns a copy of the file, and returns the stored items. */
async function assignFile(name: string): Promise<object[]> {
  const file = join(local.directory, name)
  copyFileSync(join(directory, name), file)
  const person =
    local.config.partitionKey === 'principal-tag' ? { user: 'agency-lead' } : { to: newcomer.partition }
  await runAssignCommand(local.target, parseAssignCommand([file], person), {
    onProgress: () => {},
    onWarning: () => {},
    signal: new AbortController().signal,
  })
  return (await table.agentsOf(newcomer.partition)).map(({ userId: _, ...stored }) => stored)
}

const plover = { fieldName: 'Grey Plover', station: 'Bern' }

const stored: [file: string, agents: object[]][] = [
  ['columns-without-names-or-values.csv', [plover]],
  ['spaces-around-names.json', [plover]],
  [
    'delimiters-at-the-end.csv',
    [
      { fieldName: 'Dark Heron', station: 'Oslo' },
      { ...plover, notes: 'x' },
    ],
  ],
  ['sep-line.csv', [{ fieldName: 'Grey Plover', station: 'Bern, Bundesplatz' }]],
  ['utf-16-without-mark.csv', [plover]],
  ['null-is-nothing.json', [{ fieldName: 'Grey Plover', clearance: 3 }]],
  ['dynamodb-json.json', [{ fieldName: 'Grey Plover', clearance: 3 }]],
  ['table-export.json', [{ fieldName: 'Dark Heron' }, { fieldName: 'Grey Plover', clearance: 3 }]],
  ['agents.tsv', [plover]],
]

const refused: [file: string, faults: RegExp][] = [
  ['day-that-does-not-exist.csv', /line 2: lastContact is not a time/],
  ['column-twice.csv', /there are two columns station/],
  ['value-without-a-column.csv', /line 2 has “left handed” in a column without a name \(the third\)/],
  [
    'blank-name.json',
    /number 1: fieldName is missing, or blank\n {2}number 2: fieldName is missing, or blank\n {2}number 3: fieldName is missing, or blank/,
  ],
]

describe('a file', () => {
  test.each(stored)('such as %s is stored as it is meant', async (file, agents) => {
    expect(await assignFile(file)).toEqual(agents)
  })

  test.each(refused)('such as %s is refused, with every fault and its place', async (file, faults) => {
    await expect(assignFile(file)).rejects.toThrow(faults)
    expect(await table.agentsOf(newcomer.partition)).toEqual([])
    expect(existsSync(join(local.directory, `${file}.journal`))).toBe(false)
  })

  test('of these kinds is looked at, and none is left out', () => {
    const looked = [...stored, ...refused].map(([file]) => file)
    expect(looked.sort()).toEqual(readdirSync(directory).sort())
  })
})

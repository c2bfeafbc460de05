import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { BatchWriteCommand, DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb'
import type { Page } from '@playwright/test'
import { readOperatorProfile } from '../../aws/cli/target/operatorProfile.ts'
import { recordQueries } from './recordQueries.ts'
import { expectAgents, fieldNames, fillIn } from './signIn.ts'
import { type Server, startServer } from './startServer.ts'
import { expect, test } from './test.ts'

// An index leaves out the items that lack its key. The list of office-south has more agents than one page, so it is read
// through the indexes; the list of office-north is read whole, and sorted and filtered by the app.

const neverContacted = ['Never Adder', 'Never Bison', 'Never Crane']
const withoutStatus = ['Blank Adder', 'Blank Bison']
const withoutEither = 'Empty Crane'
/** Each of a day of its own, the first the longest ago. */
const ordinary = Array.from({ length: 70 }, (_, index) => `Plain ${String(index).padStart(2, '0')}`)

const contactOf = (day: number) => new Date(Date.UTC(2020, 0, 1 + day)).toISOString()

test.describe.configure({ mode: 'default' })

let server: Server
let state: string
test.beforeAll(async () => {
  state = mkdtempSync(join(tmpdir(), 'leading-keys-'))
  server = await startServer(13, '--state', state)
  const { endpoint, region, accessKeyId, secretAccessKey } = readOperatorProfile(state)
  const client = new DynamoDBClient({ endpoint, region, credentials: { accessKeyId, secretAccessKey } })
  const table = DynamoDBDocumentClient.from(client)
  const { Items: offices = [] } = await table.send(new ScanCommand({ TableName: 'OfficesTable' }))
  const agents = [
    ...neverContacted.map((fieldName) => ({ fieldName, status: 'retired' })),
    ...withoutStatus.map((fieldName, index) => ({ fieldName, lastContact: contactOf(100 + index) })),
    { fieldName: withoutEither },
  ]
  const filling = ordinary.map((fieldName, index) => ({
    fieldName,
    status: 'active',
    lastContact: contactOf(index),
  }))
  const rows = ['office-north', 'office-south'].flatMap((username) => {
    const { userId } = offices.find((office) => office.username === username) ?? {}
    return [...agents, ...(username === 'office-south' ? filling : [])].map((agent) => ({ userId, ...agent }))
  })
  for (let from = 0; from < rows.length; from += 25) {
    const puts = rows.slice(from, from + 25).map((Item) => ({ PutRequest: { Item } }))
    await table.send(new BatchWriteCommand({ RequestItems: { AgentsTable: puts } }))
  }
  client.destroy()
})
test.afterAll(async () => {
  await server.stop()
  rmSync(state, { recursive: true })
})

const table = (page: Page) => page.getByRole('table', { name: 'Agents' })
const cell = (page: Page, fieldName: string, text: string) =>
  table(page).getByRole('row').filter({ hasText: fieldName }).getByRole('cell', { name: text, exact: true })

const sortByLastContact = (page: Page) =>
  table(page).getByRole('columnheader', { name: 'Last contact' }).getByRole('button').click()

async function open(page: Page, username: string, search: string): Promise<void> {
  await page.goto(`${server.origin}/agents${search}`)
  await fillIn(page, username)
  await expectAgents(page)
}

/** The field names of the whole list. More rows are read when the reader nears the end. */
async function allNames(page: Page, count: number): Promise<string[]> {
  let names: string[] = []
  await expect
    .poll(async () => {
      await page.locator('.agents-scroller').evaluate((list) => list.scrollTo(0, list.scrollHeight))
      names = await fieldNames(page)
      return names.length
    })
    .toBe(count)
  return names
}

test('through the index, agents never contacted come last in both directions', async ({ page }) => {
  const never = [withoutEither, ...neverContacted, 'Tidal Moray']
  const queries = await recordQueries(page)
  await open(page, 'office-south', '?sort=lastContact')
  for (const order of [ordinary, ordinary.toReversed()]) {
    await expect.poll(async () => (await queries.all())[0]?.IndexName).toBe('byLastContact')
    // Until the first page in the new order has arrived, the list shows the old one.
    const isPlain = (name: string) => name.startsWith('Plain')
    await expect.poll(async () => (await fieldNames(page)).find(isPlain)).toBe(order[0])
    const names = await allNames(page, 9 + 6 + ordinary.length)
    expect(names.slice(-never.length)).toEqual(never)
    expect(names.filter(isPlain)).toEqual(order)
    for (const name of never) await expect(cell(page, name, 'Never')).toBeVisible()
    await expect(table(page).getByRole('cell', { name: 'Never', exact: true })).toHaveCount(never.length)
    await queries.forget()
    await page.locator('.agents-scroller').evaluate((list) => list.scrollTo(0, 0))
    await sortByLastContact(page)
  }
})

test('where the app has read all, agents never contacted come last in both directions', async ({ page }) => {
  const never = [withoutEither, ...neverContacted]
  await open(page, 'office-north', '')
  for (const direction of ['ascending', 'descending']) {
    await sortByLastContact(page)
    await expect(table(page).getByRole('columnheader', { name: 'Last contact' })).toHaveAttribute(
      'aria-sort',
      direction,
    )
    await expect.poll(async () => (await fieldNames(page)).slice(-never.length)).toEqual(never)
    for (const name of never) await expect(cell(page, name, 'Never')).toBeVisible()
  }
})

test('through the index, a status has its agents that were never contacted, and none without a status', async ({
  page,
}) => {
  const queries = await recordQueries(page)
  await open(page, 'office-south', '?status=retired')
  await expect.poll(() => fieldNames(page)).toEqual(expect.arrayContaining(neverContacted))
  expect((await queries.all()).map(({ IndexName }) => IndexName)).toEqual(['byStatus'])
  for (const name of withoutStatus) expect(await fieldNames(page)).not.toContain(name)
  await sortByLastContact(page)
  await expect.poll(async () => (await fieldNames(page)).slice(-3)).toEqual(neverContacted)
  for (const name of neverContacted) await expect(cell(page, name, 'Never')).toBeVisible()
})

for (const [username, own] of [
  ['office-north', []],
  // Among the demo's agents, too, there is one.
  ['office-south', ['Olive Kestrel']],
] as const) {
  test(`${username}: agents without a status are listed under No status, by any order`, async ({ page }) => {
    await open(page, username, '?status=none')
    await expect.poll(() => fieldNames(page)).toEqual([...withoutStatus, withoutEither, ...own])
    for (const name of await fieldNames(page)) await expect(cell(page, name, 'No status')).toBeVisible()
    const contacted = [...withoutStatus, ...own]
    await sortByLastContact(page)
    await expect.poll(() => fieldNames(page)).toEqual([...contacted, withoutEither])
    await sortByLastContact(page)
    await expect.poll(() => fieldNames(page)).toEqual([...contacted.toReversed(), withoutEither])
  })
}

test('the file of an agent without either says so', async ({ page }) => {
  await page.goto(`${server.origin}/agents/${encodeURIComponent(withoutEither)}`)
  await fillIn(page, 'office-south')
  const file = page.getByRole('region', { name: withoutEither })
  await expect(file.getByText('No status')).toBeVisible()
  await expect(file.getByText('Never', { exact: true })).toBeVisible()
})

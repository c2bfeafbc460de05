import { QueryClient } from '@tanstack/react-query'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Config, parseConfig } from '../../aws/contract/config.ts'
import { type Agent, parseAgent } from '../../src/agents/agent.ts'
import { moveToOffice } from '../../src/agents/editing/moveToOffice.ts'
import { type Changes, saveAgent } from '../../src/agents/editing/saveAgent.ts'
import { queryAgents } from '../../src/aws/table/queryAgents.ts'
import { agentsTableQuery } from '../../src/identity/agentsTableQuery.ts'
import { createSession } from '../../src/session/createSession.ts'
import { countCalls } from '../support/countCalls.ts'
import { openTestTab } from '../support/openTestTab.ts'
import { serveTestAws, type TestAws } from '../support/serveTestAws.ts'

async function openOffice(aws: TestAws, username: string) {
  const parsed = parseConfig(aws.config)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults))
  const config: Config = parsed.config
  const session = createSession(config, openTestTab())
  await session.signIn({ username, password: 'Local-Demo-2026!' })
  const state = session.getState()
  if (state.is !== 'signed-in') throw new Error(`nobody is signed in: ${state.is}`)
  const { account } = state
  const queryClient = new QueryClient()
  const read = async (fieldName: string, partition?: string): Promise<Agent> => {
    const table = await queryClient.ensureQueryData(agentsTableQuery(queryClient, config, account))
    const selection = { is: 'named', fieldName } as const
    const page = { limit: 1, after: null, signal: account.signal }
    const sought = { selection, ...page, ...(partition !== undefined && { partition }) }
    const { items } = await queryAgents(table, sought)
    return parseAgent(items[0])
  }
  const save = (agent: Agent, changes: Changes) => saveAgent({ queryClient, config, account }, agent, changes)
  const move = (agent: Agent, to: string) => moveToOffice({ queryClient, config, account }, agent, to)
  const table = await queryClient.ensureQueryData(agentsTableQuery(queryClient, config, account))
  return { read, save, move, partition: table.partition }
}

describe('saving an agent', () => {
  let aws: TestAws
  let office: Awaited<ReturnType<typeof openOffice>>
  beforeAll(async () => {
    aws = await serveTestAws({ parameters: { Editing: 'own-agents' } })
    office = await openOffice(aws, 'office-north')
  })
  afterAll(() => aws.close())

  test('sends one UpdateItem, and the next read has the change', async () => {
    const agent = await office.read('Glacier Owl')
    const calls = countCalls()
    const outcome = await office.save(agent, { status: 'retired', notes: 'Took a bow 🦉' })
    calls.stop()
    expect(calls.counts).toEqual({ UpdateItem: 1 })
    expect(outcome).toMatchObject({ is: 'saved', agent: { status: 'retired', notes: 'Took a bow 🦉' } })
    expect(await office.read('Glacier Owl')).toEqual(outcome.is === 'saved' ? outcome.agent : undefined)
  })

  test('takes an attribute away, and gives one to an agent that had none', async () => {
    const before = await office.read('Aurora Lynx')
    await office.save(before, { station: null })
    const without = await office.read('Aurora Lynx')
    expect(without.station).toBeNull()
    expect(await office.save(without, { station: 'Luleå' })).toMatchObject({ is: 'saved' })
    expect((await office.read('Aurora Lynx')).station).toBe('Luleå')
  })

  test('does not overwrite a value that another user wrote meanwhile, and shows it', async () => {
    const mine = await office.read('Glacier Owl')
    await office.save(mine, { station: 'Theirs' })
    const outcome = await office.save(mine, { station: 'Mine' })
    expect(outcome).toMatchObject({ is: 'changed-meanwhile', agent: { station: 'Theirs' } })
    expect((await office.read('Glacier Owl')).station).toBe('Theirs')
  })

  test('saves although another user changed another attribute', async () => {
    const mine = await office.read('Glacier Owl')
    await office.save(mine, { status: 'on-leave' })
    expect(await office.save(mine, { station: 'Narvik' })).toMatchObject({ is: 'saved' })
    expect(await office.read('Glacier Owl')).toMatchObject({ status: 'on-leave', station: 'Narvik' })
  })

  test('takes a request that was carried out before its answer was lost for saved', async () => {
    const agent = await office.read('Glacier Owl')
    await office.save(agent, { station: 'Once' })
    expect(await office.save(agent, { station: 'Once' })).toMatchObject({ is: 'saved' })
  })

  test('makes no agent out of one that is gone', async () => {
    const agent = { ...(await office.read('Glacier Owl')), fieldName: 'Deleted Meanwhile' }
    expect(await office.save(agent, { station: 'Nowhere' })).toEqual({ is: 'gone' })
  })

  test('is refused for an attribute that is not to be changed', async () => {
    const agent = await office.read('Glacier Owl')
    expect(await office.save(agent, { clearance: 1 })).toEqual({
      is: 'failed',
      error: { kind: 'access-denied' },
    })
  })
})

describe('moving an agent to another office', () => {
  let aws: TestAws
  let lead: Awaited<ReturnType<typeof openOffice>>
  let north: string
  let south: string
  beforeAll(async () => {
    aws = await serveTestAws({ parameters: { Editing: 'own-agents' } })
    lead = await openOffice(aws, 'agency-lead')
    north = (await openOffice(aws, 'office-north')).partition
    south = (await openOffice(aws, 'office-south')).partition
  })
  afterAll(() => aws.close())

  test('takes the whole item along, in one transaction', async () => {
    const agent = await lead.read('Glacier Owl', north)
    const calls = countCalls()
    expect(await lead.move(agent, south)).toEqual({ is: 'moved' })
    calls.stop()
    expect(calls.counts).toEqual({ TransactWriteItems: 1 })
    expect((await lead.read('Glacier Owl', south)).item).toEqual({ ...agent.item, userId: south })
    expect((await lead.read('Glacier Owl', north)).item).toEqual({})
  })

  test('does not move an agent that another user changed meanwhile', async () => {
    const seen = await lead.read('Aurora Lynx', north)
    await lead.save(seen, { station: 'Elsewhere' })
    expect(await lead.move(seen, south)).toEqual({ is: 'changed-meanwhile' })
    expect((await lead.read('Aurora Lynx', north)).station).toBe('Elsewhere')
    expect((await lead.read('Aurora Lynx', south)).item).toEqual({})
  })

  test('overwrites no agent of the same name', async () => {
    const seen = await lead.read('Cinder Fox', north)
    const same = { ...seen, item: { ...seen.item, userId: south } }
    expect(await lead.move(same, north)).toEqual({ is: 'name-taken' })
    expect(await lead.read('Cinder Fox', north)).toEqual(seen)
  })

  test('is refused to an administrator, even for their own agent', async () => {
    const office = await openOffice(aws, 'office-north')
    expect(await office.move(await office.read('Cinder Fox'), south)).toEqual({
      is: 'failed',
      error: { kind: 'access-denied' },
    })
  })
})

test('where Editing is none, every change is refused', async () => {
  const aws = await serveTestAws({ parameters: { Editing: 'none' } })
  const office = await openOffice(aws, 'office-north')
  const agent = await office.read('Glacier Owl')
  expect(await office.save(agent, { status: 'retired' })).toEqual({
    is: 'failed',
    error: { kind: 'access-denied' },
  })
  await aws.close()
})

import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AgentItem, AgentsTable } from '../../../aws/cli/assign/AgentsTable.ts'
import { type AssignOptions, parseAssignCommand } from '../../../aws/cli/assign/AssignCommand.ts'
import { moveAgents } from '../../../aws/cli/assign/moveAgents.ts'
import { runAssignCommand } from '../../../aws/cli/assign/runAssignCommand.ts'
import { queryAgents } from '../../support/agentsQuery.ts'
import { type OperatedAws, operatedAws } from '../../support/operatedAws.ts'
import { type SignedIn, signInOverHttp } from '../../support/signInOverHttp.ts'

let local: OperatedAws
let table: AgentsTable
let north: SignedIn
let south: SignedIn

beforeAll(async () => {
  local = await operatedAws()
  table = new AgentsTable(local.target)
  north = await signInOverHttp(local.config, 'office-north')
  south = await signInOverHttp(local.config, 'office-south')
})
afterAll(async () => {
  table.close()
  await local.close()
})

const move = (
  options: AssignOptions,
  signal = new AbortController().signal,
  onProgress = (_: number) => {},
) =>
  runAssignCommand(local.target, parseAssignCommand([], options), { onProgress, onWarning: () => {}, signal })

const namesOf = async (person: SignedIn) =>
  (await table.agentsOf(person.partition)).map(({ fieldName }) => fieldName)

async function everyOne(items: AgentItem[], to: string): Promise<void> {
  const { signal } = new AbortController()
  for await (const _ of moveAgents(table, { agents: items, to, signal }));
}

test('all agents of one office go to another with all that they have, and back', async () => {
  const [before, there] = [await table.agentsOf(north.partition), await namesOf(south)]
  const { text, data } = await move({ 'move-from': 'Office North', to: 'Office South' })
  expect(text).toContain('12 agents moved from Office North')
  expect(data).toMatchObject({ from: north.partition, to: south.partition, moved: 12 })
  expect(await namesOf(north)).toEqual([])
  const moved = await table.agentsOf(south.partition)
  for (const agent of before) expect(moved).toContainEqual({ ...agent, userId: south.partition })
  expect((await queryAgents(local.config, south, south.partition)).Count).toBe(there.length + 12)

  const names = new Set(before.map(({ fieldName }) => fieldName))
  await everyOne(
    moved.filter(({ fieldName }) => names.has(fieldName)),
    north.partition,
  )
  expect(await table.agentsOf(north.partition)).toEqual(before)
})

test('a move that is stopped leaves every agent in one place, and the same command ends it', async () => {
  const everybody = [...(await namesOf(north)), ...(await namesOf(south))].sort()
  const stop = new AbortController()
  const stopped = move({ 'move-from': 'Office North', to: 'Office South' }, stop.signal, (done) => {
    if (done > 0) stop.abort()
  })
  await expect(stopped).rejects.toThrow(
    /Stopped\.\nAt least 8 of 12 agents are moved.*the same command again/s,
  )
  const [left, moved] = [await namesOf(north), await namesOf(south)]
  expect(left).toHaveLength(4)
  expect([...left, ...moved].sort()).toEqual(everybody)
  expect((await move({ 'move-from': 'Office North', to: 'Office South' })).data).toMatchObject({ moved: 4 })
  expect(await namesOf(north)).toEqual([])
  expect((await namesOf(south)).sort()).toEqual(everybody)
  expect((await move({ 'move-from': 'Office North', to: 'Office South' })).text).toContain(
    'no agents to move',
  )
})

test('an agent that is changed after it was read keeps the change', async () => {
  const [agent] = await table.agentsOf(south.partition)
  if (agent === undefined) throw new Error('nobody is there')
  const { userId, fieldName } = agent
  const change = (UpdateExpression: string, ExpressionAttributeValues: Record<string, unknown>) =>
    table.documents.send(
      new UpdateCommand({
        TableName: table.name,
        Key: { userId, fieldName },
        UpdateExpression,
        ExpressionAttributeValues,
      }),
    )
  await change('SET missions = :m', { ':m': 77 })
  await everyOne([agent], north.partition)
  expect(await table.agentsOf(north.partition)).toEqual([{ ...agent, userId: north.partition, missions: 77 }])
  expect(await namesOf(south)).not.toContain(fieldName)
  // The agents are already gone, as after a run whose answer was lost. Nothing is left to do.
  await everyOne([agent], north.partition)
  expect(await namesOf(north)).toEqual([fieldName])
})

test('a moved agent does not replace an agent of the same name', async () => {
  const [agent] = await table.agentsOf(north.partition)
  if (agent === undefined) throw new Error('nobody is there')
  const { PutCommand } = await import('@aws-sdk/lib-dynamodb')
  const namesake = { userId: south.partition, fieldName: agent.fieldName, notes: 'another' }
  await table.documents.send(new PutCommand({ TableName: table.name, Item: namesake }))
  await expect(move({ 'move-from': 'Office North', to: 'Office South' })).rejects.toThrow(
    `has ${agent.fieldName} already. Nothing was moved.`,
  )
  await expect(everyOne([agent], south.partition)).rejects.toThrow(
    `${agent.fieldName} is under ${south.partition} already`,
  )
  expect(await table.agentsOf(north.partition)).toEqual([agent])
  expect(await table.agentsOf(south.partition)).toContainEqual(namesake)
})

test('an office is not moved to itself', async () => {
  await expect(move({ 'move-from': 'Office North', to: 'Office North' })).rejects.toThrow('both are the same')
})

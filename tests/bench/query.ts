import { Agent, request as httpRequest } from 'node:http'
import type { AddressInfo } from 'node:net'
import { parseArgs } from 'node:util'
import {
  BatchWriteItemCommand,
  CreateTableCommand,
  DynamoDBClient,
  type KeySchemaElement,
  QueryCommand,
  type QueryCommandInput,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb'
import dynalite from 'dynalite'
import { parseCommandLine } from '../../aws/cli/runCommand.ts'
import { agentIndexes } from '../../aws/contract/agentRecord.ts'
import { parseOperation } from '../../aws/local/dynamodb/parseOperation.ts'
import { serveOnLoopback } from '../../aws/local/host/serveOnLoopback.ts'
import { startLocalAws } from '../../aws/local/startLocalAws.ts'
import { evaluate } from '../../aws/policy/evaluate.ts'
import { makeAgents } from '../../aws/seed/makeAgents.ts'
import people from '../../aws/seed/people.json' with { type: 'json' }
import { seedDemo } from '../../aws/seed/seedDemo.ts'
import type { RawRequest } from '../support/sendRaw.ts'
import type { Config } from '../support/serveTestAws.ts'
import { signCommand } from '../support/signCommand.ts'
import { type SignedIn, signInOverHttp } from '../support/signInOverHttp.ts'
import { visible } from '../support/visible.ts'
import { describeRun } from './describeRun.ts'
import { writeIntoDocs } from './writeIntoDocs.ts'

const usage = `npm run bench:query -- [--write]

What a request costs through the local AWS (parse, verify the signature, authorize, run) and through dynalite's own
server, which checks nothing: the same signed request, the same 10,000 items in memory with the same indexes, over HTTP on
both sides, by turns. And what the decision of the policy alone costs. Goals for a Query of one item: at most 1.3 times at
the median, at most 1.5 times at p99.

  --write         put what is measured into docs/`

const { write } = parseCommandLine(
  usage,
  () => parseArgs({ options: { write: { type: 'boolean', default: false } } }).values,
)
const [warmUp, rounds] = [500, 3000]
const agent = new Agent({ keepAlive: true, maxSockets: 1 })

const aws = await startLocalAws({ report() {}, deliver() {}, parameters: { Editing: 'own-agents' } })
await seedDemo(
  aws,
  people.filter(({ username }) => username === 'office-large'),
)
const served = await serveOnLoopback(aws)
const config = served.config as unknown as Config
const person = await signInOverHttp(config, 'office-large')
const firstAgent = makeAgents()[0]?.fieldName ?? ''
const alone = await startDynalite(person)

const describe = describeRun()
const lines = [
  await compare('a Query of 1 item', [query({ Limit: 1 })], { p50: 1.3, p99: 1.5 }),
  await compare('12 items', [query({ Limit: 12 })]),
  await compare('100 items', [query({ Limit: 100 })]),
  await compare('1,000 items', [query({ Limit: 1000 })]),
  await compare('12 items of an index, by last contact', [
    query({ Limit: 12, IndexName: agentIndexes.lastContact }),
  ]),
  await compare('an UpdateItem of the notes', [setOf('notes', 'Seen.')]),
  // By turns, so that each one changes the index by status.
  await compare('an UpdateItem that changes an index', [
    setOf('status', 'active'),
    setOf('status', 'retired'),
  ]),
]
const table = [
  '| | local AWS p50 | p99 | dynalite p50 | p99 | ratio p50 | p99 |',
  '|---|---:|---:|---:|---:|---:|---:|',
  ...lines,
].join('\n')
const measured = `${table}\n\nOf one run: ${rounds.toLocaleString('en')} requests of each, ${describe()}. The decision of the policy alone takes ${measurePolicy()}.`
console.log(measured)
if (write) writeIntoDocs('performance.md', 'npm run bench:query --', measured)
process.exit(0)

type Send = (client: DynamoDBClient) => Promise<unknown>

function query(input: Partial<QueryCommandInput>): Send {
  return (client) => client.send(new QueryCommand({ TableName: config.tableName, ...ownAgents(), ...input }))
}

/** Sets an attribute of the first agent, as the app does. */
function setOf(attribute: string, value: string): Send {
  return (client) =>
    client.send(
      new UpdateItemCommand({
        TableName: config.tableName,
        Key: { userId: { S: person.identityId }, fieldName: { S: firstAgent } },
        UpdateExpression: 'SET #a = :new',
        ConditionExpression: 'attribute_exists(fieldName)',
        ExpressionAttributeNames: { '#a': attribute },
        ExpressionAttributeValues: { ':new': { S: value } },
      }),
    )
}

/** Sends requests by turns to both, and puts what they took into a line of the table. */
async function compare(what: string, sends: Send[], goals?: { p50: number; p99: number }): Promise<string> {
  const sign = (endpoint: string) =>
    Promise.all(sends.map((send) => signCommand({ ...config, endpoint }, person, send)))
  const [ours, theirs] = [await sign(config.endpoint), await sign(alone)]
  const times = { ours: [] as number[], theirs: [] as number[] }
  for (let round = 0; round < warmUp + rounds; round += 1) {
    const turn = round % sends.length
    const [a, b] = [await time(config.endpoint, ours[turn]), await time(alone, theirs[turn])]
    if (round < warmUp) continue
    times.ours.push(a)
    times.theirs.push(b)
  }
  const [p50, p99] = [quantile(times.ours, 0.5), quantile(times.ours, 0.99)]
  const [alone50, alone99] = [quantile(times.theirs, 0.5), quantile(times.theirs, 0.99)]
  const ratio = (value: number, goal: number | undefined) =>
    goal === undefined
      ? value.toFixed(2)
      : `${value.toFixed(2)} ${Number(value.toFixed(2)) <= goal ? '✓' : '✗'} ≤ ${goal.toFixed(2)}`
  const cells = [what, ...[p50, p99, alone50, alone99].map(micro)]
  return `| ${[...cells, ratio(p50 / alone50, goals?.p50), ratio(p99 / alone99, goals?.p99)].join(' | ')} |`
}

function ownAgents() {
  return {
    ...visible(config),
    KeyConditionExpression: 'userId = :sub',
    ExpressionAttributeValues: { ':sub': { S: person.identityId } },
  }
}

function measurePolicy(): string {
  const policies =
    [...aws.roles.values()].find(({ logicalId }) => logicalId === 'AdministratorRole')?.policies ?? []
  const place = { region: aws.region, account: aws.account, tables: aws.engine.tables }
  const { accesses } = parseOperation('Query', { TableName: config.tableName, ...ownAgents() }, place)
  const [access] = accesses
  if (access === undefined) throw new Error('a Query without an access')
  const sub = ['cognito-identity.amazonaws.com:sub', person.identityId] as const
  const request = { ...access, context: new Map([...access.context, sub]) }
  if (evaluate(policies, request).outcome !== 'allowed') throw new Error('the policy denies its own example')
  const times: number[] = []
  for (let round = 0; round < 20_000; round += 1) {
    const begun = performance.now()
    evaluate(policies, request)
    times.push((performance.now() - begun) * 1000)
  }
  const measured = times.slice(1000)
  return `${micro(quantile(measured, 0.5))} at the median and ${micro(quantile(measured, 0.99))} at p99`
}

/** Microseconds from sending a request to its last byte. */
function time(endpoint: string, signed: RawRequest | undefined): Promise<number> {
  if (signed === undefined) throw new Error('there is nothing to send')
  const { path, headers, body } = signed
  return new Promise((resolve, reject) => {
    const begun = performance.now()
    const request = httpRequest(new URL(path, endpoint), { method: 'POST', headers, agent }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`status ${response.statusCode}`))
      response.resume()
      response.on('end', () => resolve((performance.now() - begun) * 1000))
    })
    request.on('error', reject)
    request.end(body)
  })
}

async function startDynalite({ identityId, credentials }: SignedIn): Promise<string> {
  const server = dynalite({ createTableMs: 0 })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const client = new DynamoDBClient({ region: config.region, endpoint, credentials })
  await client.send(
    new CreateTableCommand({
      TableName: config.tableName,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: ['userId', 'fieldName', 'lastContact', 'status'].map((AttributeName) => ({
        AttributeName,
        AttributeType: 'S',
      })),
      KeySchema: keyBy('fieldName'),
      GlobalSecondaryIndexes: [
        {
          IndexName: agentIndexes.lastContact,
          KeySchema: keyBy('lastContact'),
          Projection: { ProjectionType: 'ALL' },
        },
        { IndexName: agentIndexes.status, KeySchema: keyBy('status'), Projection: { ProjectionType: 'ALL' } },
      ],
    }),
  )
  await new Promise((resolve) => setTimeout(resolve, 50))
  const agents = makeAgents()
  for (let start = 0; start < agents.length; start += 25) {
    const puts = agents.slice(start, start + 25).map((item) => {
      const attributes = Object.entries(item)
        .filter(([, value]) => value !== null)
        .map(([name, value]) => [name, typeof value === 'number' ? { N: String(value) } : { S: value }])
      return { PutRequest: { Item: { userId: { S: identityId }, ...Object.fromEntries(attributes) } } }
    })
    await client.send(new BatchWriteItemCommand({ RequestItems: { [config.tableName]: puts } }))
  }
  return endpoint
}

function keyBy(sortKey: string): KeySchemaElement[] {
  return [
    { AttributeName: 'userId', KeyType: 'HASH' },
    { AttributeName: sortKey, KeyType: 'RANGE' },
  ]
}

function quantile(times: readonly number[], part: number): number {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length * part)] ?? Number.NaN
}

function micro(time: number): string {
  return `${time.toFixed(time < 100 ? 1 : 0)} µs`
}

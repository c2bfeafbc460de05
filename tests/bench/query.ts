import { Agent, request as httpRequest } from 'node:http'
import type { AddressInfo } from 'node:net'
import { parseArgs } from 'node:util'
import { BatchWriteItemCommand, CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb'
import dynalite from 'dynalite'
import { parseCommandLine } from '../../aws/cli/runCommand.ts'
import { parseOperation } from '../../aws/local/dynamodb/parseOperation.ts'
import { serveOnLoopback } from '../../aws/local/host/serveOnLoopback.ts'
import { startLocalAws } from '../../aws/local/startLocalAws.ts'
import { evaluate } from '../../aws/policy/evaluate.ts'
import { makeAgents } from '../../aws/seed/makeAgents.ts'
import people from '../../aws/seed/people.json' with { type: 'json' }
import { seedDemo } from '../../aws/seed/seedDemo.ts'
import type { RawRequest } from '../support/sendRaw.ts'
import type { Config } from '../support/serveTestAws.ts'
import { signedBySdk } from '../support/signedBySdk.ts'
import { type SignedIn, signInOverHttp } from '../support/signInOverHttp.ts'
import { visible } from '../support/visible.ts'

const usage = `npm run bench:query

What a Query costs through the local AWS (parse, verify the signature, authorize, run) and through dynalite's own server,
which checks nothing: the same signed request, the same 10,000 items in memory, over HTTP on both sides, in turns. And
what the decision of the policy alone costs. Goals: at most 1.5 times, at most 50 µs.`

parseCommandLine(usage, () => parseArgs({ options: {} }))
const [warmUp, rounds] = [500, 3000]
const agent = new Agent({ keepAlive: true, maxSockets: 1 })

const aws = await startLocalAws({ report() {}, deliver() {} })
await seedDemo(
  aws,
  people.filter(({ username }) => username === 'office-large'),
)
const served = await serveOnLoopback(aws)
const config = served.config as unknown as Config
const person = await signInOverHttp(config, 'office-large')
const alone = await startDynalite(person)

console.log('Query                     local AWS p50    p99   dynalite p50    p99      ratio p50    p99')
for (const Limit of [1, 12, 100, 1000]) await compare(Limit)
measurePolicy()
process.exit(0)

async function compare(Limit: number): Promise<void> {
  const input = { ...ownAgents(), Limit }
  const ours = await signedBySdk(config, person, input)
  const theirs = await signedBySdk({ ...config, endpoint: alone }, person, input)
  const times = { ours: [] as number[], theirs: [] as number[] }
  for (let round = 0; round < warmUp + rounds; round += 1) {
    const [a, b] = [await time(config.endpoint, ours), await time(alone, theirs)]
    if (round < warmUp) continue
    times.ours.push(a)
    times.theirs.push(b)
  }
  const [p50, p99] = [quantile(times.ours, 0.5), quantile(times.ours, 0.99)]
  const [alone50, alone99] = [quantile(times.theirs, 0.5), quantile(times.theirs, 0.99)]
  console.log(
    `${`${Limit} items`.padEnd(20)} ${micro(p50)} ${micro(p99)}    ${micro(alone50)} ${micro(alone99)}       ${(p50 / alone50).toFixed(2).padStart(6)} ${(p99 / alone99).toFixed(2).padStart(6)}`,
  )
}

function ownAgents() {
  return {
    ...visible(config),
    KeyConditionExpression: 'userId = :sub',
    ExpressionAttributeValues: { ':sub': { S: person.identityId } },
  }
}

function measurePolicy(): void {
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
  console.log(`\npolicy alone         ${micro(quantile(measured, 0.5))} ${micro(quantile(measured, 0.99))}`)
}

/** Microseconds from sending a request to its last byte. */
function time(endpoint: string, { path, headers, body }: RawRequest): Promise<number> {
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
      AttributeDefinitions: ['userId', 'fieldName'].map((AttributeName) => ({
        AttributeName,
        AttributeType: 'S',
      })),
      KeySchema: [
        { AttributeName: 'userId', KeyType: 'HASH' },
        { AttributeName: 'fieldName', KeyType: 'RANGE' },
      ],
    }),
  )
  await new Promise((resolve) => setTimeout(resolve, 50))
  const agents = makeAgents()
  for (let start = 0; start < agents.length; start += 25) {
    const puts = agents.slice(start, start + 25).map((item) => {
      const attributes = Object.entries(item).map(([name, value]) => [
        name,
        typeof value === 'number' ? { N: String(value) } : { S: value },
      ])
      return { PutRequest: { Item: { userId: { S: identityId }, ...Object.fromEntries(attributes) } } }
    })
    await client.send(new BatchWriteItemCommand({ RequestItems: { [config.tableName]: puts } }))
  }
  return endpoint
}

function quantile(times: readonly number[], part: number): number {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length * part)] ?? Number.NaN
}

function micro(time: number): string {
  return `${time.toFixed(time < 100 ? 1 : 0)} µs`.padStart(10)
}

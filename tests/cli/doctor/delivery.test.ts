import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { CognitoIdentityClient } from '@aws-sdk/client-cognito-identity'
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { delivery } from '../../../aws/cli/doctor/checks/delivery.ts'
import { parseConfig } from '../../../aws/contract/config.ts'
import { createHandler } from '../../../aws/local/host/createHandler.ts'
import { serveTestAws, type TestAws } from '../../support/serveTestAws.ts'

let local: TestAws
beforeAll(async () => {
  local = await serveTestAws()
})
afterAll(() => local.close())

const services = ['cognito-idp', 'cognito-identity', 'dynamodb'] as const
const well: [path: string, host: string][] = services.map((service) => [
  `/aws/${service}`,
  `${service}.eu-central-1.amazonaws.com`,
])

/** The doctor's findings in a distribution that passes these paths on to these hosts. */
async function findingsIn(
  hosts: [path: string, host: string][],
  { mode = 'same-origin', refusesUnsigned = false } = {},
): Promise<string[]> {
  const server = createServer()
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  const { aws, config } = local
  const handler = createHandler({
    local: Promise.resolve({ aws, config }),
    hosts: new Set([host]),
    origins: new Set(),
    forwarding: { hosts: new Map(hosts), refusesUnsigned },
  })
  server.on('request', (request, response) =>
    handler(request, response, () => response.writeHead(200).end('<!doctype html>')),
  )
  const parsed = parseConfig({ ...aws.outputs, delivery: mode })
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults))
  const client = { region: 'eu-central-1', credentials: aws.operatorKey }
  const patient = {
    config: parsed.config,
    client: { region: 'eu-central-1' },
    appUrl: `http://${host}/`,
    operator: {
      userPools: new CognitoIdentityProviderClient(client),
      identityPools: new CognitoIdentityClient(client),
      dynamoDb: new DynamoDBClient(client),
      iam: undefined,
    },
    login: undefined,
  }
  try {
    expect(delivery.skip?.(patient)).toBeUndefined()
    return (await delivery.run(patient)).map(({ what }) => what.replace(`http://${host}`, ''))
  } finally {
    server.close()
  }
}

test('a distribution that passes every path on to its service has nothing to mend', async () => {
  expect(await findingsIn(well)).toEqual([])
})

test('a path that leads to another service is found', async () => {
  const [userPool, identityPool] = well
  if (userPool === undefined || identityPool === undefined) throw new Error('there are three')
  const crossed: typeof well = [userPool, identityPool, ['/aws/dynamodb', identityPool[1]]]
  expect(await findingsIn(crossed)).toEqual([
    expect.stringMatching(/^\/aws\/dynamodb does not answer as dynamodb: 404 /),
  ])
})

test('a path that answers with the app’s page is found', async () => {
  expect(await findingsIn([])).toEqual(
    services.map((service) =>
      expect.stringMatching(new RegExp(`^/aws/${service} does not answer as ${service}: \\d{3} `)),
    ),
  )
})

test('a DynamoDB that takes no signed request through CloudFront is found', async () => {
  expect(await findingsIn(well, { refusesUnsigned: true })).toEqual([
    'DynamoDB takes no signed request through the distribution: There were headers present in the request which were not signed',
  ])
})

test('where only Cognito is passed on, only its paths are asked', async () => {
  expect(await findingsIn(well.slice(0, 2), { mode: 'cognito-same-origin' })).toEqual([])
})

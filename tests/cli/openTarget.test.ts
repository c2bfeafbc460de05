import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { openTarget } from '../../aws/cli/target/openTarget.ts'
import { exampleOutputs } from '../support/exampleOutputs.ts'

/** The result of `--config URL` when the app answers like this. */
async function targetAt(body: string, status = 200) {
  const server = createServer((_, response) => response.writeHead(status).end(body))
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  try {
    return await openTarget({ local: false, state: '', stack: '', config: `${origin}/config.json` })
  } finally {
    server.closeAllConnections()
    server.close()
  }
}

test('a deployed app tells where everything is, and the operator signs as themselves', async () => {
  const { config, client, appUrl } = await targetAt(JSON.stringify(exampleOutputs))
  expect(config.tableName).toBe('AgentsTable')
  expect(client).toEqual({ region: 'eu-central-1' })
  expect(appUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/)
})

test.each([
  [
    'names an endpoint, where agents would be sent',
    JSON.stringify({ ...exampleOutputs, endpoint: 'https://attacker.example.com/aws' }),
    'use --local instead',
  ],
  [
    'names another kind of pool',
    JSON.stringify({ ...exampleOutputs, userPoolId: exampleOutputs.identityPoolId }),
    'userPoolId is the ID of an identity pool',
  ],
  ['is a page', '<!doctype html>', 'is not JSON'],
])('a configuration is refused that %s', async (_, body, sentence) => {
  await expect(targetAt(body)).rejects.toThrow(sentence)
})

test('a configuration that is not there is said to be missing', async () => {
  await expect(targetAt('', 404)).rejects.toThrow('/config.json answers 404')
})

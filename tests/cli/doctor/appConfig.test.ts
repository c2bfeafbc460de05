import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { appConfig } from '../../../aws/cli/doctor/checks/appConfig.ts'
import { parseConfig } from '../../../aws/contract/config.ts'
import { exampleOutputs } from '../../support/exampleOutputs.ts'

/** The doctor's findings in an app with this configuration, beside a stack with the example's outputs. */
async function findingsIn(body: string, cacheControl = 'no-store', status = 200): Promise<string[]> {
  const server = createServer((_, response) =>
    response.writeHead(status, { 'cache-control': cacheControl }).end(body),
  )
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const appUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  const stack = parseConfig(exampleOutputs)
  if (!stack.ok) throw new Error('the example is no configuration')
  try {
    const patient = { client: { region: 'eu-central-1' }, operator: undefined, login: undefined }
    const findings = await appConfig.run({ ...patient, config: stack.config, appUrl })
    return findings.map(({ what }) => what)
  } finally {
    server.closeAllConnections()
    server.close()
  }
}

test('an app that is configured by its stack has nothing to mend', async () => {
  expect(await findingsIn(JSON.stringify(exampleOutputs))).toEqual([])
})

test.each([
  [
    'of an earlier stack',
    { userPoolClientId: 'abcdefghijklmnopqrstuvwxyz' },
    'config.json has abcdefghijklmnopqrstuvwxyz as userPoolClientId, and the stack 0123456789abcdefghijklmnop: they are of different deployments',
  ],
  [
    'that sends requests elsewhere',
    { endpoint: 'https://elsewhere.example.com/aws' },
    'config.json has https://elsewhere.example.com/aws as endpoint, and the stack nothing: they are of different deployments',
  ],
  ['with a mistake in it', { region: ' eu-central-1' }, 'region in config.json has a space'],
])('a configuration %s is found', async (_, change, finding) => {
  expect(await findingsIn(JSON.stringify({ ...exampleOutputs, ...change }))).toEqual([
    expect.stringContaining(finding),
  ])
})

test('a configuration that is missing, or a page in its place, is found', async () => {
  expect(await findingsIn('', 'no-store', 404)).toEqual([expect.stringContaining('is not there')])
  expect(await findingsIn('<!doctype html>')).toEqual([expect.stringContaining('is not there')])
})

test('a configuration that browsers keep is found', async () => {
  expect(await findingsIn(JSON.stringify(exampleOutputs), 'max-age=60')).toEqual([
    'config.json may be kept, so that a change of the stack reaches people late',
  ])
})

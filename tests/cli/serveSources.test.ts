import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { serveSources } from '../../aws/cli/serveSources.ts'

let directory: string
let server: Server
let origin: string
let close: () => Promise<void>

beforeAll(async () => {
  // The state directory is beside the sources, as .local-aws is, but has a name that this server does not know.
  directory = mkdtempSync('state-[test]-')
  writeFileSync(`${directory}/credentials`, 'aws_secret_access_key = of-the-operator')
  writeFileSync(`${directory}/key.json`, '{"key":"of-the-operator"}')
  server = createServer()
  const sources = await serveSources({ server, logLevel: 'silent' })
  close = sources.close
  server.on('request', sources.handle)
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(async () => {
  await close()
  server.close()
  rmSync(directory, { recursive: true })
})

/** The answer for a path, with the name of the state directory in place of STATE. */
async function read(path: string): Promise<{ status: number; text: string }> {
  const response = await fetch(
    origin + path.replace('STATE', encodeURIComponent(directory)).replace('ROOT', resolve('.')),
  )
  return { status: response.status, text: await response.text() }
}

test('serves the app and its imports', async () => {
  expect((await read('/')).text).toContain('<div id="root">')
  const { text: main } = await read('/src/main.tsx')
  expect(main).toContain('createRoot')
  // The test follows the imports as the browser does. The server answers each.
  const imports = [...main.matchAll(/from "(\/[^"]+)"/g)].map(([, path = '']) => path)
  expect(imports.length).toBeGreaterThan(5)
  for (const path of imports) expect((await read(path)).status, path).toBe(200)
  expect((await read('/favicon.svg')).status).toBe(200)
})

test.each([
  '/STATE/credentials',
  '/STATE/credentials?raw',
  '/STATE/key.json',
  '/STATE/key.json?import',
  '/STATE/key.json?raw',
  '/STATE/key.json?url',
  '/STATE/key.json?inline',
  '/@fsROOT/STATE/credentials',
  '/@fsROOT/STATE/credentials?raw',
  '/@fsROOT/STATE/key.json?import&raw',
  '/src/..%2fSTATE/credentials',
  '/src/%2e%2e/STATE/key.json?raw',
  '//STATE/credentials',
  '/./STATE/credentials',
])('never serves what lies beside the sources: %s', async (path) => {
  expect((await read(path)).text).not.toContain('of-the-operator')
})

test.each([
  ['/package.json?raw', 'leading-keys'],
  ['/aws/local/handleRequest.ts', 'verifySignature'],
  ['/aws/seed/seedDemo.ts?raw', 'Local-Demo'],
  ['/@fsROOT/tests/support/sendRaw.ts', 'httpRequest'],
  ['/@fs/etc/passwd?raw', 'root:'],
  ['/.git/config', '[core]'],
])('never serves a file that the app does not import: %s', async (path, content) => {
  if (path.startsWith('/@fs/etc')) expect(existsSync('/etc/passwd')).toBe(true)
  expect((await read(path)).text).not.toContain(content)
})

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
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
  // Inside the sources, as .local-aws is, and with a character that means something to a glob.
  directory = mkdtempSync('.local-aws-[test]-')
  writeFileSync(`${directory}/stack.json`, '{"secret":true}')
  server = createServer()
  const sources = await serveSources(server, directory)
  close = sources.close
  server.on('request', sources.app)
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(async () => {
  await close()
  server.close()
  rmSync(directory, { recursive: true })
})

test('serves the app', async () => {
  expect(await (await fetch(`${origin}/`)).text()).toContain('<div id="root">')
  expect(await (await fetch(`${origin}/package.json?raw`)).text()).toContain('leading-keys')
})

test.each([
  ['by its path', () => `/${directory}/stack.json`],
  ['as a module', () => `/${directory}/stack.json?import`],
  ['as text', () => `/${directory}/stack.json?raw`],
  ['by its place on disk', () => `/@fs${resolve(directory)}/stack.json`],
  ['by a roundabout path', () => `/src/..%2f${directory}/stack.json`],
])('never serves the keys of the local AWS %s', async (_, path) => {
  expect(await (await fetch(`${origin}${path()}`)).text()).not.toContain('"secret":true')
})

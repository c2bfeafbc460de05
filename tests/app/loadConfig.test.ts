import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, inject, test, vi } from 'vitest'
import { parseConfig } from '../../aws/contract/config.ts'
import { loadConfig } from '../../src/loadConfig.ts'

const config = inject('config')

afterEach(() => void vi.unstubAllGlobals())

/** Serves one answer to every request, and has the app's addresses point there as they do in a browser. */
async function serveAnswer(status: number, body: string): Promise<() => void> {
  const server = createServer((_, response) => response.writeHead(status).end(body))
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const send = globalThis.fetch
  vi.stubGlobal('fetch', (path: string) => send(origin + path))
  return () => {
    server.closeAllConnections()
    server.close()
  }
}

async function faultOf(status: number, body: string): Promise<string | undefined> {
  const close = await serveAnswer(status, body)
  const result = await loadConfig()
  close()
  return result.ok ? undefined : result.faults[0]?.problem
}

describe('/config.json', () => {
  test('is read', async () => {
    expect(parseConfig(config)).toMatchObject({ ok: true })
    const close = await serveAnswer(200, JSON.stringify(config))
    expect(await loadConfig()).toEqual(parseConfig(config))
    close()
  })

  test.each([
    [404, 'no such file', 'could not be read (HTTP 404).'],
    [200, ' <!doctype html>', 'is a web page. The deployment has not written it.'],
    [200, '{"region": ', 'is not valid JSON.'],
    [200, '[]', 'is missing.'],
  ])('is at fault with status %i and the text %j', async (status, body, problem) => {
    expect(await faultOf(status, body)).toBe(problem)
  })

  test('is at fault without an answer', async () => {
    const close = await serveAnswer(200, '{}')
    close()
    const result = await loadConfig()
    expect(result).toMatchObject({
      ok: false,
      faults: [{ problem: 'could not be read. Check the connection and reload.' }],
    })
  })
})

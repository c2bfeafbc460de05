import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sendRaw } from '../support/sendRaw.ts'
import { serveTestAws, type TestAws } from '../support/serveTestAws.ts'

let local: TestAws

beforeAll(async () => {
  local = await serveTestAws()
})
afterAll(() => local.close())

const json = {
  'content-type': 'application/x-amz-json-1.1',
  'x-amz-target': 'AWSCognitoIdentityService.GetId',
}

/** The server still answers, and answers correctly. */
async function expectAlive() {
  const { status, json: config } = await sendRaw(local.endpoint, { method: 'GET', path: '/config.json' })
  expect(status).toBe(200)
  expect(config.identityPoolId).toBe(local.config.identityPoolId)
}

describe('who may call', () => {
  test.each([
    ['a foreign Host, as DNS rebinding sends it', { host: 'evil.test' }],
    ['a Host that only begins like ours', { host: 'localhost.evil.test' }],
    ['a foreign Origin', { origin: 'https://evil.test' }],
    ['the Origin "null" of a sandboxed page', { origin: 'null' }],
  ])('refuses %s before reading anything', async (_, headers) => {
    for (const path of ['/aws', '/config.json']) {
      const { status, body } = await sendRaw(local.endpoint, { path, headers: { ...json, ...headers } })
      expect(status).toBe(403)
      expect(body).not.toContain(local.config.identityPoolId)
    }
  })

  test.each([
    ['an image of another site', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' }],
    ['a page on another port', { 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'cors' }],
    [
      'another site, though its Origin is ours',
      { 'sec-fetch-site': 'cross-site', origin: 'http://127.0.0.1' },
    ],
    [
      'a link elsewhere',
      { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' },
    ],
    [
      'a form elsewhere',
      {
        'sec-fetch-site': 'same-site',
        'sec-fetch-mode': 'navigate',
        'sec-fetch-dest': 'document',
        'content-type': 'text/plain',
      },
    ],
  ])('refuses what a browser marks as coming from %s', async (_, headers) => {
    const own = 'origin' in headers ? { origin: new URL(local.endpoint).origin } : {}
    for (const [method, path] of [
      ['POST', '/aws'],
      ['GET', '/aws'],
      ['GET', `/aws/${local.config.userPoolId}/.well-known/jwks.json`],
      ['GET', '/config.json'],
      ['GET', '/local/policy'],
      ['POST', '/'],
    ] as const) {
      const answer = await sendRaw(local.endpoint, { method, path, headers: { ...json, ...headers, ...own } })
      expect(answer.status, `${method} ${path}`).toBe(403)
    }
  })

  test.each([['same-origin'], ['none']])('answers what a browser marks as %s', async (site) => {
    const headers = { 'sec-fetch-site': site }
    const answer = await sendRaw(local.endpoint, { method: 'GET', path: '/config.json', headers })
    expect(answer.status).toBe(200)
  })

  test('tells a page the endpoint at the name by which it came', async () => {
    const { host } = new URL(local.endpoint)
    const answer = await sendRaw(local.endpoint, { method: 'GET', path: '/config.json', headers: { host } })
    expect(answer.json.endpoint).toBe(`http://${host}/aws`)
  })

  test('answers the preflight of its own pages with what the SDK needs, and none of others', async () => {
    const { origin } = new URL(local.endpoint)
    const preflight = {
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'x-amz-target',
    }
    const own = await sendRaw(local.endpoint, { method: 'OPTIONS', headers: { origin, ...preflight } })
    expect(own.headers).toMatchObject({
      'access-control-allow-origin': origin,
      'access-control-allow-headers': 'x-amz-target',
      'access-control-expose-headers': 'x-amzn-RequestId,x-amzn-ErrorType,x-amzn-ErrorMessage,Date',
    })
    const foreign = await sendRaw(local.endpoint, {
      method: 'OPTIONS',
      headers: { origin: 'https://evil.test', ...preflight },
    })
    expect(foreign.headers['access-control-allow-origin']).toBeUndefined()
  })
})

describe('two Host headers', () => {
  test.each([
    ['the same', (host: string) => host],
    ['another', () => 'evil.test'],
  ])('of which the second is %s are a bad request', async (_, second) => {
    const { host, hostname, port } = new URL(local.endpoint)
    const answer = await new Promise<string>((resolve) => {
      let heard = ''
      const socket = connect(Number(port), hostname, () => {
        socket.write(
          `GET /config.json HTTP/1.1\r\nHost: ${host}\r\nHost: ${second(host)}\r\nConnection: close\r\n\r\n`,
        )
      })
      socket.on('data', (chunk) => {
        heard += String(chunk)
      })
      socket.on('close', () => resolve(heard))
    })
    expect(answer).toMatch(/^HTTP\/1\.1 400 /)
    expect(answer).not.toContain(local.config.identityPoolId)
  })
})

describe('a body of very many values', () => {
  const dynamodb = {
    'content-type': 'application/x-amz-json-1.0',
    'x-amz-target': 'DynamoDB_20120810.BatchWriteItem',
  }

  test.each([
    ['megabytes of objects', `{"a":[${'{},'.repeat(5_000_000)}{}]}`],
    ['something that is no JSON', 'not JSON'],
  ])('unsigned, with %s, is told to sign before anything is read', async (_, body) => {
    const answer = await sendRaw(local.endpoint, { headers: dynamodb, body })
    expect(answer.json.__type).toBe('com.amazon.coral.service#MissingAuthenticationTokenException')
  })

  test('is refused by a service that needs no signature', async () => {
    for (const body of [`{"a":[${'{},'.repeat(10_000)}{}]}`, `{${'"a":1,'.repeat(10_000)}"b":1}`]) {
      const answer = await sendRaw(local.endpoint, { headers: json, body })
      expect(answer.json.__type).toBe('com.amazon.coral.service#SerializationException')
    }
    // Commas and braces inside a text do not count as values.
    const body = JSON.stringify({ IdentityPoolId: '{},'.repeat(20_000) })
    const answer = await sendRaw(local.endpoint, { headers: json, body })
    expect(answer.json.__type).toBe('ValidationException')
  })
})

describe('a bad request', () => {
  const serialization = 'com.amazon.coral.service#SerializationException'
  const unknown = 'com.amazon.coral.service#UnknownOperationException'
  test.each([
    ['malformed JSON', '{"a":', serialization],
    ['null', 'null', serialization],
    ['an array', '[]', serialization],
    ['a number', '1', serialization],
    ['nothing', '', serialization],
    ['20,000 levels', '['.repeat(20_000) + ']'.repeat(20_000), serialization],
    ['a byte order mark', '\ufeff{}', serialization],
    ['bytes that are not UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]), serialization],
  ])('with %s for a body is a SerializationException', async (_, body, __type) => {
    expect(await sendRaw(local.endpoint, { headers: json, body })).toMatchObject({
      status: 400,
      json: { __type },
    })
    await expectAlive()
  })

  test.each([
    'DynamoDB_20111205.Query',
    'DynamoDB_20120810.Query.Query',
    'AWSCognitoIdentityService.__proto__',
    'AWSCognitoIdentityService.constructor',
    'AWSCognitoIdentityProviderService.NoSuchThing',
    'constructor.Query',
    '',
  ])('for the target "%s" is unknown', async (target) => {
    const contentType = target.startsWith('AWSCognito')
      ? 'application/x-amz-json-1.1'
      : 'application/x-amz-json-1.0'
    const headers = { 'content-type': contentType, 'x-amz-target': target }
    expect(await sendRaw(local.endpoint, { headers, body: '{}' })).toMatchObject({
      status: 400,
      json: { __type: unknown },
    })
  })

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'application/json', ''])(
    'of the content type "%s", which another site could send, is not even read',
    async (contentType) => {
      const headers = { ...json, 'content-type': contentType }
      expect(await sendRaw(local.endpoint, { headers, body: '{}' })).toMatchObject({
        status: 404,
        body: '<UnknownOperationException/>\n',
      })
    },
  )

  test('of more than 16 MiB is cut off', async () => {
    const body = Buffer.alloc(16 * 2 ** 20 + 1, 0x20)
    const answer = await sendRaw(local.endpoint, { headers: json, body }).catch((error) => error)
    // The server may close the connection before the client has sent everything. Either end is a refusal.
    expect(answer.status === 413 || answer.code === 'ECONNRESET' || answer.code === 'EPIPE').toBe(true)
    await expectAlive()
  })

  test('that ends in the middle leaves the server standing', async () => {
    const { hostname, port } = new URL(local.endpoint)
    const socket = connect(Number(port), hostname)
    await new Promise<void>((resolve) => socket.once('connect', () => resolve()))
    socket.write(`POST /aws HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nContent-Length: 1000\r\n\r\n{"half`)
    socket.destroy()
    await expectAlive()
  })
})

import type { Attempt, Expected } from '../Attempt.ts'
import { ownItems, refused } from '../expectations.ts'
import { signedQuery } from '../signedQuery.ts'
import { signedRequest, unsignedRequest } from '../signRequest.ts'
import type { RawRequest, World } from '../World.ts'

const serialization = refused('SerializationException', /^/)
const unknownOperation = refused('UnknownOperationException', /^/)
const notAService: Expected = { is: 'turned away', status: 404 }
const forbidden: Expected = { is: 'turned away', status: 403 }
const loopback = 'it is the local server’s own rule: AWS answers to its own names only'

function ownQuery(world: World): RawRequest {
  return signedQuery(world, {
    KeyConditionExpression: 'userId = :u',
    ExpressionAttributeValues: { ':u': { S: world.me.partition } },
  })
}

function withHeaders(headers: (world: World) => Record<string, string>): Attempt['send'] {
  return (world) => {
    const request = ownQuery(world)
    return world.send({ ...request, headers: { ...request.headers, ...headers(world) } })
  }
}

const body = (text: string | Uint8Array) => (world: World) => world.send(signedRequest(world, 'Query', text))

const rows: [name: string, tries: string, send: Attempt['send'], expected: Expected, localOnly?: string][] = [
  ['a body that is not JSON', '', body('{"TableName":'), serialization],
  ['a body of null', '', body('null'), serialization],
  ['a body that is a list', '', body('[]'), serialization],
  ['a body of nothing', '', body(''), serialization],
  ['a body of 20,000 levels', '', body('['.repeat(20_000) + ']'.repeat(20_000)), serialization],
  [
    'a body that is not UTF-8',
    '',
    body(Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d])),
    serialization,
  ],
  [
    'a Query of the year 2011',
    'The first version of the API.',
    withHeaders(() => ({ 'x-amz-target': 'DynamoDB_20111205.Query' })),
    { is: 'refused', type: 'UnknownOperationException|InvalidSignatureException', message: /^/ },
  ],
  [
    'an operation that does not exist',
    '',
    (world) => world.send(signedRequest(world, 'QueryEverything', {})),
    unknownOperation,
  ],
  [
    'an operation called __proto__',
    '',
    (world) => world.send(unsignedRequest(world, 'cognito-identity', '__proto__', {})),
    unknownOperation,
  ],
  [
    'a form',
    'What another site’s page can send without asking (CSRF).',
    withHeaders(() => ({ 'content-type': 'application/x-www-form-urlencoded' })),
    notAService,
  ],
  [
    'plain text',
    'The other content type that needs no preflight.',
    withHeaders(() => ({ 'content-type': 'text/plain' })),
    notAService,
  ],
  [
    'the method GET',
    '',
    (world) => world.send({ ...ownQuery(world), method: 'GET', body: '' }),
    { is: 'turned away', status: 404 },
    'AWS answers a GET with a health page',
  ],
  [
    'another Host',
    'DNS rebinding: a page of evil.test whose name now leads to loopback.',
    withHeaders(() => ({ host: 'evil.test' })),
    forbidden,
    loopback,
  ],
  [
    'a Host that begins like ours',
    '',
    withHeaders((world) => ({ host: `${world.urlOf('dynamodb').host}.evil.test` })),
    forbidden,
    loopback,
  ],
  [
    'another Origin',
    'A page of another site.',
    withHeaders(() => ({ origin: 'https://evil.test' })),
    forbidden,
    loopback,
  ],
  [
    'the Origin null',
    'A sandboxed frame or a file.',
    withHeaders(() => ({ origin: 'null' })),
    forbidden,
    loopback,
  ],
  [
    'a content type with a charset',
    'The twin: parameters of a content type change nothing.',
    (world) =>
      world.send(
        signedQuery(
          world,
          {
            KeyConditionExpression: 'userId = :u',
            ExpressionAttributeValues: { ':u': { S: world.me.partition } },
          },
          { headers: { 'content-type': 'application/x-amz-json-1.0; charset=utf-8' } },
        ),
      ),
    ownItems(),
  ],
  [
    'a body of 17 MiB',
    'Larger than DynamoDB takes.',
    (world) => world.send(unsignedRequest(world, 'dynamodb', 'Query', Buffer.alloc(17 * 2 ** 20, 0x20))),
    { is: 'turned away', status: 413 },
  ],
]

export const transportAttempts: readonly Attempt[] = rows.map(([name, tries, send, expected, localOnly]) => ({
  name,
  tries: tries === '' ? `Sends ${name}.` : tries,
  layer: 'transport',
  send,
  expected,
  ...(localOnly === undefined ? {} : { localOnly }),
}))

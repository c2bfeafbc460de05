import { gzipSync } from 'node:zlib'
import type { Attempt, Expected } from './Attempt.ts'
import { ownItems, refused, refusedEither } from './expectations.ts'
import { signedQuery } from './signedQuery.ts'
import { signedRequest, unsignedRequest } from './signRequest.ts'
import type { RawRequest, World } from './World.ts'

const serialization = refused('SerializationException', /^/)
const unknownOperation = refused('UnknownOperationException', /^/)
const notAService: Expected = { is: 'turned away', status: 404 }
const forbidden: Expected = { is: 'turned away', status: 403 }
const undocumented = 'what AWS makes of it is not documented'
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

/** Adds the length of the body. */
function withLength(request: RawRequest): RawRequest {
  const length = String(Buffer.byteLength(request.body))
  return { ...request, headers: { ...request.headers, 'content-length': length } }
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
  ['a body in UTF-16', '', body(Buffer.from('{"Limit":1}', 'utf16le')), serialization],
  [
    'a body behind a byte order mark',
    'Text to some readers, and no JSON.',
    body('\ufeff{"Limit":1}'),
    serialization,
    undocumented,
  ],
  [
    'a compressed body',
    'Content-Encoding: gzip. What is small on the wire may be large when it is unpacked.',
    (world) => {
      const { body: text } = ownQuery(world)
      const options = { headers: { 'content-encoding': 'gzip' } }
      return world.send(signedRequest(world, 'Query', gzipSync(text), options))
    },
    serialization,
    undocumented,
  ],
  [
    'a body in chunks',
    'The twin: Transfer-Encoding: chunked is how it is sent, and not what is sent.',
    withHeaders(() => ({ 'transfer-encoding': 'chunked' })),
    ownItems,
    undocumented,
  ],
  [
    'a body that ends in the middle',
    'The client hangs up: nobody is left to be answered, and everybody else is.',
    (world) => world.send({ ...withLength(ownQuery(world)), cutAfter: 20 }),
    { is: 'turned away', status: 0 },
  ],
  [
    'a body that never begins',
    'Headers, and then nothing more.',
    (world) => world.send({ ...withLength(ownQuery(world)), cutAfter: 0 }),
    { is: 'turned away', status: 0 },
  ],
  [
    'a Query for the streams',
    'Another service, which AWS keeps at another host.',
    withHeaders(() => ({ 'x-amz-target': 'DynamoDBStreams_20120810.ListStreams' })),
    refusedEither(unknownOperation, refused('InvalidSignatureException', /^/)),
  ],
  [
    'a role taken by way of DynamoDB',
    'AssumeRoleWithWebIdentity, with the same keys.',
    withHeaders(() => ({ 'x-amz-target': 'AWSSecurityTokenServiceV20110615.AssumeRoleWithWebIdentity' })),
    refusedEither(unknownOperation, refused('InvalidSignatureException', /^/)),
  ],
  [
    'an operation in small letters',
    '`query`',
    (world) => world.send(signedRequest(world, 'query', {})),
    unknownOperation,
  ],
  [
    'a Query of the year 2011',
    'The first version of the API.',
    withHeaders(() => ({ 'x-amz-target': 'DynamoDB_20111205.Query' })),
    refusedEither(unknownOperation, refused('InvalidSignatureException', /^/)),
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
    'Cognito’s content type',
    'application/x-amz-json-1.1, which is not DynamoDB’s.',
    withHeaders(() => ({ 'content-type': 'application/x-amz-json-1.1' })),
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
    'an Origin that begins like ours',
    '',
    withHeaders((world) => ({ origin: `${world.urlOf('dynamodb').origin}.evil.test` })),
    forbidden,
    loopback,
  ],
  [
    'another port of the same machine',
    'Another app on this machine, open in the same browser.',
    withHeaders(({ urlOf }) => ({ origin: `http://${urlOf('dynamodb').hostname}:1` })),
    forbidden,
    loopback,
  ],
  [
    'another Host in the request’s first line',
    'As one writes to a proxy: `POST http://evil.test/aws`.',
    (world) => world.send({ ...ownQuery(world), path: 'http://evil.test/aws' }),
    notAService,
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
    ownItems,
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

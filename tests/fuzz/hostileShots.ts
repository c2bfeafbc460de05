import fc from 'fast-check'
import { dynamoDbInputs, operatorInputs, type Plausible, publicInputs } from './plausibleInputs.ts'
import type { Shot } from './Shot.ts'
import { spoil } from './spoil.ts'
import type { Targets } from './Targets.ts'

/** Every kind of hostile request. The frequent ones are cheap. */
export function hostileShots(targets: Targets): fc.Arbitrary<Shot> {
  const dynamoDb = dynamoDbInputs(targets)
  const calls = publicInputs(targets)
  const target = fc.constantFrom(...[...dynamoDb, ...calls].map(([name]) => name))
  return fc.oneof(
    { weight: 12, arbitrary: signed(dynamoDb, fc.constant('operator')) },
    { weight: 6, arbitrary: signed(dynamoDb, fc.constant('person')) },
    {
      weight: 12,
      arbitrary: oneOf(calls).map(([name, input]): Shot => ({ is: 'call', target: name, input })),
    },
    {
      weight: 4,
      arbitrary: signed(operatorInputs(targets), fc.constantFrom('operator', 'operator', 'person')),
    },
    { weight: 4, arbitrary: bentSignatures(dynamoDb) },
    { weight: 6, arbitrary: raw(target) },
    { weight: 2, arbitrary: sockets() },
  )
}

/** Bodies up to and beyond the limits. They are rare, because each costs as much as a thousand others. */
export function largeShots(targets: Targets): fc.Arbitrary<Shot> {
  const target = fc.constantFrom(
    ...[...dynamoDbInputs(targets), ...publicInputs(targets)].map(([name]) => name),
  )
  const mebibyte = 2 ** 20
  return fc.record({
    is: fc.constant('large'),
    target,
    bytes: fc.constantFrom(
      mebibyte,
      mebibyte + 1,
      4 * mebibyte,
      16 * mebibyte,
      16 * mebibyte + 1,
      20 * mebibyte,
    ),
    filler: fc.constantFrom('spaces', 'text', 'list'),
  })
}

function oneOf(inputs: readonly Plausible[]): fc.Arbitrary<Plausible> {
  return fc.oneof(...inputs.map(([name, input]) => fc.tuple(fc.constant(name), spoil(input))))
}

function signed(inputs: readonly Plausible[], by: fc.Arbitrary<'person' | 'operator'>): fc.Arbitrary<Shot> {
  return fc
    .tuple(oneOf(inputs), by)
    .map(([[target, input], signer]): Shot => ({ is: 'signed', by: signer, target, input }))
}

/** Only characters that Node's client sends. */
const headerText = fc.stringMatching(/^[\x20-\x7e]{0,120}$/)

function bentSignatures(inputs: readonly Plausible[]): fc.Arbitrary<Shot> {
  const bend = fc.record({
    header: fc.constantFrom(
      'authorization',
      'x-amz-date',
      'x-amz-security-token',
      'x-amz-content-sha256',
      'content-type',
    ),
    value: fc.oneof(
      headerText,
      headerText.map((text) => `AWS4-HMAC-SHA256 ${text}`),
      fc
        .tuple(headerText, headerText, headerText)
        .map(([a, b, c]) => `AWS4-HMAC-SHA256 Credential=${a}, SignedHeaders=${b}, Signature=${c}`),
      fc.constantFrom('20261124T031500Z', '99999999T999999Z', '', ' '),
    ),
  })
  return fc
    .tuple(oneOf(inputs), bend)
    .map(([[target, input], bent]): Shot => ({ is: 'signed', by: 'person', target, input, bend: bent }))
}

function raw(target: fc.Arbitrary<string>): fc.Arbitrary<Shot> {
  const headers = fc.record({
    'x-amz-target': fc.oneof(
      target,
      headerText,
      fc.constantFrom('__proto__.Query', 'DynamoDB_20120810.', '.'),
    ),
    'content-type': fc.constantFrom(
      'application/x-amz-json-1.0',
      'application/x-amz-json-1.1',
      'application/x-amz-json-1.0; charset=utf-8',
      'text/plain',
      '',
    ),
  })
  const body = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc.string({ unit: 'binary' }),
    fc.json(),
    fc.constantFrom('null', '[]', '{', '{"a":1,"a":2}', '{}{}', '\ufeff{}', '['.repeat(5000)),
  )
  return fc.tuple(headers, body).map(([named, bytes]): Shot => ({ is: 'raw', headers: named, body: bytes }))
}

function sockets(): fc.Arbitrary<Shot> {
  const head = 'POST /aws HTTP/1.1\r\nHost: HOST\r\n'
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    fc.constantFrom(
      'GET',
      head,
      `${head}Content-Length: 1000\r\n\r\n{"half`,
      `${head}Content-Length: 5\r\n\r\n{}`,
      `${head}Content-Length: -1\r\n\r\n`,
      `${head}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n{}`,
      `${head}Transfer-Encoding: chunked\r\n\r\nZZ\r\n`,
      `${head}Transfer-Encoding: chunked\r\n\r\nfffffff0\r\n{}`,
      `${head}X: ${'a'.repeat(20_000)}\r\n\r\n`,
      `${head}Connection: Upgrade\r\nUpgrade: websocket\r\n\r\n`,
      `CONNECT evil.test:443 HTTP/1.1\r\nHost: HOST\r\n\r\n`,
      `POST //aws HTTP/1.1\r\nHost: HOST\r\n\r\n`,
      `POST http://[/aws HTTP/1.1\r\nHost: HOST\r\n\r\n`,
      `PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n`,
    ),
  )
  return fc.tuple(bytes, fc.boolean()).map(([sent, hangUp]): Shot => ({ is: 'socket', bytes: sent, hangUp }))
}

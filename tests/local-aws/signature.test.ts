import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type RawRequest, type RawResponse, sendRaw } from '../support/sendRaw.ts'
import { serveTestAws, type TestAws } from '../support/serveTestAws.ts'
import { signedBySdk } from '../support/signedBySdk.ts'
import { type SignedIn, signInOverHttp } from '../support/signInOverHttp.ts'
import { visible } from '../support/visible.ts'

let local: TestAws
let north: SignedIn
let south: SignedIn

beforeAll(async () => {
  local = await serveTestAws()
  north = await signInOverHttp(local.config, 'office-north')
  south = await signInOverHttp(local.config, 'office-south')
})
afterAll(() => local.close())

function ownAgents(person: SignedIn) {
  return {
    ...visible(local.config),
    KeyConditionExpression: 'userId = :sub',
    ExpressionAttributeValues: { ':sub': { S: person.partition } },
  }
}

async function sendChanged(change: (request: RawRequest) => Partial<RawRequest>): Promise<RawResponse> {
  const request = await signedBySdk(local.config, north, ownAgents(north))
  const changed = { ...request, ...change(request) }
  const length = { 'content-length': String(Buffer.byteLength(changed.body)) }
  return sendRaw(local.endpoint, { ...changed, headers: { ...changed.headers, ...length } })
}

function withHeaders(changes: Record<string, string | undefined>) {
  return ({ headers }: RawRequest): Partial<RawRequest> => ({
    headers: Object.fromEntries(
      Object.entries({ ...headers, ...changes }).filter(
        (entry): entry is [string, string] => entry[1] !== undefined,
      ),
    ),
  })
}

const authorization =
  (from: RegExp | string, to: string) =>
  (request: RawRequest): Partial<RawRequest> =>
    withHeaders({ authorization: request.headers.authorization?.replace(from, to) })(request)

describe('a request that the SDK signed', () => {
  test('is accepted unchanged, several times within its quarter of an hour', async () => {
    const request = await signedBySdk(local.config, north, ownAgents(north))
    expect((await sendRaw(local.endpoint, request)).json.Count).toBe(12)
    expect((await sendRaw(local.endpoint, request)).json.Count).toBe(12)
  })

  const mismatch = /^The request signature we calculated does not match the signature you provided/
  const refusals: [string, (request: RawRequest) => Partial<RawRequest>, string, RegExp][] = [
    [
      'its body was changed',
      ({ body }) => ({ body: String(body).replace(north.partition, south.partition) }),
      'InvalidSignatureException',
      mismatch,
    ],
    [
      'its body was changed and its hash claims to be unsigned',
      (request) => ({
        ...withHeaders({ 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' })(request),
        body: `${String(request.body)} `,
      }),
      'InvalidSignatureException',
      mismatch,
    ],
    [
      'its operation was changed',
      withHeaders({ 'x-amz-target': 'DynamoDB_20120810.Scan' }),
      'InvalidSignatureException',
      mismatch,
    ],
    [
      'its signature was changed',
      authorization(/Signature=(.)/, 'Signature=z$1'),
      'InvalidSignatureException',
      mismatch,
    ],
    ['its signature is cut short', authorization(/.$/, ''), 'InvalidSignatureException', mismatch],
    [
      'its scope names another service',
      authorization('/dynamodb/', '/s3/'),
      'InvalidSignatureException',
      /^Credential should be scoped to correct service: 'dynamodb'\. $/,
    ],
    [
      'its scope names another Region',
      authorization('/eu-central-1/', '/us-east-1/'),
      'InvalidSignatureException',
      /^Credential should be scoped to a valid region, not 'us-east-1'\. $/,
    ],
    [
      'its scope ends otherwise',
      authorization('aws4_request', 'aws4_other'),
      'InvalidSignatureException',
      /valid terminator: 'aws4_request', not 'aws4_other'/,
    ],
    [
      'its scope names another day',
      authorization(/\/\d{8}\//, '/20200101/'),
      'InvalidSignatureException',
      /^Date in Credential scope does not match/,
    ],
    [
      'it does not sign its operation',
      authorization(';x-amz-target', ''),
      'InvalidSignatureException',
      /^'x-amz-target' must be a 'SignedHeader'/,
    ],
    [
      'it does not sign the host',
      authorization('host;', ''),
      'InvalidSignatureException',
      /^'Host' must be a 'SignedHeader'/,
    ],
    [
      'its algorithm is another',
      authorization('AWS4-HMAC-SHA256', 'AWS4-HMAC-SHA1'),
      'IncompleteSignatureException',
      /^Unsupported AWS 'algorithm': 'AWS4-HMAC-SHA1'/,
    ],
    [
      'a part of its header is missing',
      authorization(/SignedHeaders=[^,]+, /, ''),
      'IncompleteSignatureException',
      /^Authorization header requires 'SignedHeaders' parameter\./,
    ],
    [
      'its date is not one',
      withHeaders({ 'x-amz-date': 'yesterday' }),
      'IncompleteSignatureException',
      /^Date must be in ISO-8601 'basic format'\. Got 'yesterday'/,
    ],
    [
      'its date is no day of any month',
      withHeaders({ 'x-amz-date': '20261145T101500Z' }),
      'IncompleteSignatureException',
      /^Date must be in ISO-8601 'basic format'\. Got '20261145T101500Z'/,
    ],
    [
      'it has no Authorization header',
      withHeaders({ authorization: undefined }),
      'MissingAuthenticationTokenException',
      /^Request is missing Authentication Token$/,
    ],
    [
      'its Authorization header is of another kind',
      withHeaders({ authorization: 'Bearer abc' }),
      'MissingAuthenticationTokenException',
      /^Request is missing Authentication Token$/,
    ],
    [
      'its session token is missing',
      withHeaders({ 'x-amz-security-token': undefined }),
      'UnrecognizedClientException',
      /^The security token included in the request is invalid\.$/,
    ],
    [
      "its session token is another person's",
      (request) => withHeaders({ 'x-amz-security-token': south.credentials.sessionToken })(request),
      'UnrecognizedClientException',
      /^The security token included in the request is invalid\.$/,
    ],
    [
      'its session token was changed in its last character',
      (request) =>
        withHeaders({
          'x-amz-security-token': request.headers['x-amz-security-token']?.replace(/[^=](=*)$/, '_$1'),
        })(request),
      'UnrecognizedClientException',
      /^The security token included in the request is invalid\.$/,
    ],
    [
      'its key is one that nobody has',
      authorization(/ASIA[A-Z2-7]{16}/, 'AKIAIOSFODNN7EXAMPLE'),
      'UnrecognizedClientException',
      /^The security token included in the request is invalid\.$/,
    ],
  ]
  test.each(refusals)('is refused when %s', async (_, change, type, message) => {
    const { status, json, body } = await sendChanged(change)
    expect(status).toBe(400)
    expect(json.__type).toBe(`com.amazon.coral.service#${type}`)
    expect(json.message).toMatch(message)
    expect(body).not.toContain('Glacier Owl')
    expect(body).not.toContain('Olive Kestrel')
  })

  test.each([
    [-14.9, undefined],
    [14.9, undefined],
    [-15.1, /^Signature expired: \w+ is now earlier than \w+ \(\w+ - 15 min\.\)$/],
    [15.1, /^Signature not yet current: \w+ is still later than \w+ \(\w+ \+ 15 min\.\)$/],
  ])('with a clock %d minutes off is judged by fifteen minutes', async (minutes, refusal) => {
    const request = await signedBySdk(local.config, north, ownAgents(north), {
      systemClockOffset: minutes * 60_000,
    })
    const { json } = await sendRaw(local.endpoint, request)
    if (refusal === undefined) expect(json.Count).toBe(12)
    else expect(json.message).toMatch(refusal)
  })
})

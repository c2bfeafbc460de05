import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answerThroughCloudFront, throughCloudFront } from '../../aws/local/host/answerThroughCloudFront.ts'
import type { HttpRequest } from '../../aws/local/wire/HttpRequest.ts'
import type { RawRequest } from '../support/sendRaw.ts'
import { serveTestAws, type TestAws } from '../support/serveTestAws.ts'
import { signedBySdk } from '../support/signedBySdk.ts'
import { type SignedIn, signInOverHttp } from '../support/signInOverHttp.ts'
import { visible } from '../support/visible.ts'

const dynamodb = 'dynamodb.eu-central-1.amazonaws.com'

let local: TestAws
let north: SignedIn
let signed: RawRequest
beforeAll(async () => {
  local = await serveTestAws()
  north = await signInOverHttp(local.config, 'office-north')
  // Signed for AWS's own host, as the app signs.
  signed = await signedBySdk({ ...local.config, endpoint: `https://${dynamodb}` }, north, {
    ...visible(local.config),
    KeyConditionExpression: 'userId = :sub',
    ExpressionAttributeValues: { ':sub': { S: north.partition } },
  })
})
afterAll(() => local.close())

/** The request as a browser sends it to the app's own origin. */
function asSent(change: Partial<RawRequest> = {}): HttpRequest {
  const { method, body, headers } = { ...signed, ...change }
  const own = {
    host: 'app.example.com',
    'accept-encoding': 'gzip, deflate, br, zstd',
    connection: 'keep-alive',
  }
  return {
    method,
    url: '/aws/dynamodb',
    headers: new Map(Object.entries({ ...headers, ...own })),
    body: Buffer.from(body),
  }
}

async function answerOf(request: HttpRequest, host = dynamodb, refusesUnsigned = false) {
  const forwarding = { hosts: new Map(), refusesUnsigned }
  const answer = await answerThroughCloudFront(local.aws, request, host, forwarding)
  return { ...answer, json: answer.body.startsWith('{') ? JSON.parse(answer.body) : undefined }
}

describe('a signed request at the app’s own origin', () => {
  test('is answered as at AWS’s host, for which it is signed', async () => {
    expect(await answerOf(asSent())).toMatchObject({ status: 200, json: { Count: 12 } })
  })

  test('is refused when its body was changed on the way', async () => {
    const body = String(signed.body).replace(north.partition, 'eu-central-1:somebody-else')
    expect((await answerOf(asSent({ body }))).json.__type).toContain('InvalidSignatureException')
  })

  test('is refused when it is signed for the app’s own host', async () => {
    const forHere = await signedBySdk({ ...local.config, endpoint: 'https://app.example.com' }, north, {
      ...visible(local.config),
      KeyConditionExpression: 'userId = :sub',
      ExpressionAttributeValues: { ':sub': { S: north.partition } },
    })
    expect((await answerOf(asSent(forHere))).json.__type).toContain('InvalidSignatureException')
  })

  test('is refused where headers that CloudFront adds have to be signed', async () => {
    const { status, json } = await answerOf(asSent(), dynamodb, true)
    expect(status).toBe(403)
    expect(json).toMatchObject({
      message: 'There were headers present in the request which were not signed',
      HeadersNotSigned: 'x-amz-cf-id',
    })
  })
})

test('an unsigned request to Cognito is answered where headers have to be signed', async () => {
  const headers = new Map([
    ['content-type', 'application/x-amz-json-1.1'],
    ['x-amz-target', 'AWSCognitoIdentityProviderService.GetUser'],
  ])
  const request = {
    method: 'POST',
    url: '/aws/cognito-idp',
    headers,
    body: Buffer.from('{"AccessToken":"x"}'),
  }
  const { status, json } = await answerOf(request, 'cognito-idp.eu-central-1.amazonaws.com', true)
  expect(status).toBe(400)
  expect(json.__type).toBe('NotAuthorizedException')
})

test('a service knows no operation of another', async () => {
  expect((await answerOf(asSent(), 'cognito-idp.eu-central-1.amazonaws.com')).status).toBe(404)
})

test('AWS gets the request with the headers that CloudFront changes, and no others', () => {
  const request = {
    ...asSent(),
    headers: new Map([
      ['host', 'app.example.com'],
      ['connection', 'keep-alive, x-once'],
      ['x-once', 'yes'],
      ['te', 'trailers'],
      ['x-forwarded-for', '203.0.113.7'],
      ['accept-encoding', 'gzip, deflate, br, zstd'],
      ['content-type', 'application/x-amz-json-1.0'],
      ['authorization', 'AWS4-HMAC-SHA256 …'],
    ]),
  }
  const { url, headers } = throughCloudFront(request, dynamodb, 'ID')
  expect(url).toBe('/')
  expect(Object.fromEntries(headers)).toEqual({
    host: dynamodb,
    via: expect.stringMatching(/^1\.1 \w+\.cloudfront\.net \(CloudFront\)$/),
    'x-forwarded-for': '203.0.113.7, 127.0.0.1',
    'x-amz-cf-id': 'ID',
    'accept-encoding': 'br,gzip',
    'content-type': 'application/x-amz-json-1.0',
    authorization: 'AWS4-HMAC-SHA256 …',
  })
})

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sendRaw } from '../support/sendRaw.ts'
import { serveTestAws, type TestAws } from '../support/serveTestAws.ts'
import { type SignedIn, signInOverHttp } from '../support/signInOverHttp.ts'

let local: TestAws
let north: SignedIn
let south: SignedIn

beforeAll(async () => {
  local = await serveTestAws()
  north = await signInOverHttp(local.config, 'office-north')
  south = await signInOverHttp(local.config, 'office-south')
})
afterAll(() => local.close())

const provider = () => `cognito-idp.eu-central-1.amazonaws.com/${local.config.userPoolId}`

async function call(operation: 'GetId' | 'GetCredentialsForIdentity' | 'GetOpenIdToken', input: object) {
  const { status, json, headers } = await sendRaw(local.endpoint, {
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `AWSCognitoIdentityService.${operation}`,
    },
    body: JSON.stringify(input),
  })
  return { status, headers, ...json }
}

describe('GetId', () => {
  const getId = (changes: object) =>
    call('GetId', { IdentityPoolId: local.config.identityPoolId, Logins: north.logins, ...changes })

  test('answers with the same identity ID for every token of a person', async () => {
    const again = await signInOverHttp(local.config, 'office-north')
    expect(again.idToken).not.toBe(north.idToken)
    expect((await getId({ Logins: again.logins })).IdentityId).toBe(north.identityId)
  })

  test.each(['__proto__', 'constructor', 'prototype', 'toString', 'graph.facebook.com'])(
    'refuses a second login by the name of %s, and does not look past it',
    async (name) => {
      const token = JSON.stringify(north.idToken)
      for (const logins of [
        `{"${provider()}":${token},"${name}":${token}}`,
        `{"${name}":${token},"${provider()}":${token}}`,
        `{"${name}":${token}}`,
      ]) {
        const { status, json } = await sendRaw(local.endpoint, {
          headers: {
            'content-type': 'application/x-amz-json-1.1',
            'x-amz-target': 'AWSCognitoIdentityService.GetId',
          },
          body: `{"IdentityPoolId":"${local.config.identityPoolId}","Logins":${logins}}`,
        })
        expect([status, json.__type]).toEqual([400, 'NotAuthorizedException'])
        expect(json.message).toMatch(/^Logins don't match\./)
      }
    },
  )

  test('refuses as AWS words it, in the headers too', async () => {
    const answer = await getId({ Logins: {} })
    expect(answer).toMatchObject({
      status: 400,
      __type: 'NotAuthorizedException',
      message: 'Unauthenticated access is not supported for this identity pool.',
    })
    expect(answer.headers['x-amzn-errortype']).toBe('NotAuthorizedException:')
  })

  const unknownPool = 'eu-central-1:00000000-0000-4000-8000-000000000000'
  const refusals: [string, () => object, string, string][] = [
    [
      'an identity pool that does not exist',
      () => ({ IdentityPoolId: unknownPool }),
      'ResourceNotFoundException',
      `IdentityPool '${unknownPool}' not found.`,
    ],
    [
      'a user pool ID in place of the identity pool ID',
      () => ({ IdentityPoolId: 'eu-central-1_AbCdEf123' }),
      'ValidationException',
      "1 validation error detected: Value 'eu-central-1_AbCdEf123' at 'identityPoolId' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w-]+:[0-9a-f-]+",
    ],
    [
      'an ID that is too long',
      () => ({ IdentityPoolId: 'x'.repeat(100_000) }),
      'ValidationException',
      `1 validation error detected: Value '${'x'.repeat(100_000)}' at 'identityPoolId' failed to satisfy constraint: Member must have length less than or equal to 55`,
    ],
    [
      'no ID',
      () => ({ IdentityPoolId: null }),
      'ValidationException',
      "1 validation error detected: Value null at 'identityPoolId' failed to satisfy constraint: Member must not be null",
    ],
    [
      'an ID that is a number',
      () => ({ IdentityPoolId: 1 }),
      'SerializationException',
      'identityPoolId is not of the expected type',
    ],
    [
      'a login that is no text',
      () => ({ Logins: { 'accounts.google.com': 1 } }),
      'SerializationException',
      'logins.accounts.google.com is not of the expected type',
    ],
    [
      'Logins that are a list',
      () => ({ Logins: [north.idToken] }),
      'SerializationException',
      'logins is not of the expected type',
    ],
    [
      'Logins of null as none',
      () => ({ Logins: null }),
      'NotAuthorizedException',
      'Unauthenticated access is not supported for this identity pool.',
    ],
    [
      'an empty token',
      () => ({ Logins: { [provider()]: '' } }),
      'ValidationException',
      "1 validation error detected: Value at 'logins' failed to satisfy constraint: Map value must satisfy constraint: [Member must have length less than or equal to 50000, Member must have length greater than or equal to 1]",
    ],
    [
      'a token under the name of another user pool',
      () => ({ Logins: { 'cognito-idp.eu-central-1.amazonaws.com/eu-central-1_AbCdEf123': north.idToken } }),
      'NotAuthorizedException',
      "Logins don't match. Please include at least one valid login for this identity or identity pool.",
    ],
    [
      'two logins at once',
      () => ({ Logins: { ...north.logins, 'accounts.google.com': south.idToken } }),
      'NotAuthorizedException',
      "Logins don't match. Please include at least one valid login for this identity or identity pool.",
    ],
    [
      'an access token',
      () => ({ Logins: { [provider()]: north.accessToken } }),
      'NotAuthorizedException',
      'Invalid login token. Missing a required claim: aud',
    ],
    [
      'something that is no token',
      () => ({ Logins: { [provider()]: 'not.a-token' } }),
      'NotAuthorizedException',
      'Invalid login token. Not a valid OpenId Connect identity token.',
    ],
  ]
  test.each(refusals)('refuses %s', async (_, changes, __type, message) => {
    expect(await getId(changes())).toMatchObject({ status: 400, __type, message })
  })
})

describe('GetCredentialsForIdentity', () => {
  const getCredentials = (changes: object) =>
    call('GetCredentialsForIdentity', { IdentityId: north.identityId, Logins: north.logins, ...changes })

  test('gives credentials for an hour', async () => {
    const { IdentityId, Credentials } = await getCredentials({})
    expect(IdentityId).toBe(north.identityId)
    expect(Credentials.AccessKeyId).toMatch(/^ASIA[A-Z2-7]{16}$/)
    expect(Credentials.SecretKey).toHaveLength(40)
    expect(Credentials.Expiration - Date.now() / 1000).toBeGreaterThan(3590)
    expect(Credentials.Expiration - Date.now() / 1000).toBeLessThanOrEqual(3600)
  })

  const unknown = 'eu-central-1:00000000-0000-4000-8000-000000000000'
  const refusals: [string, () => object, string, string][] = [
    [
      "another person's identity with the caller's own login",
      () => ({ IdentityId: south.identityId }),
      'NotAuthorizedException',
      "Logins don't match. Please include at least one valid login for this identity or identity pool.",
    ],
    ['an identity without any login', () => ({ Logins: {} }), 'NotAuthorizedException', 'Access to Identity'],
    [
      'an identity that does not exist',
      () => ({ IdentityId: unknown }),
      'ResourceNotFoundException',
      `Identity '${unknown}' not found.`,
    ],
    [
      "the user pool's sub in place of the identity ID",
      () => ({ IdentityId: north.sub }),
      'ValidationException',
      "at 'identityId' failed to satisfy constraint",
    ],
    [
      'a role of the caller’s choice',
      () => ({ CustomRoleArn: 'arn:aws:iam::123456789012:role/Administrator' }),
      'NotAuthorizedException',
      'arn:aws:iam::123456789012:role/Administrator',
    ],
  ]
  test.each(refusals)('refuses %s', async (_, changes, __type, message) => {
    const answer = await getCredentials(changes())
    expect(answer).toMatchObject({ status: 400, __type })
    expect(answer.message).toContain(message)
    expect(answer.Credentials).toBeUndefined()
  })
})

test('GetOpenIdToken is refused while the classic flow is off', async () => {
  const input = { IdentityId: north.identityId, Logins: north.logins }
  expect(await call('GetOpenIdToken', input)).toMatchObject({
    status: 400,
    message: 'Basic (classic) flow is not enabled, please use enhanced flow.',
  })
})

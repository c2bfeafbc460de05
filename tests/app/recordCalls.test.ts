import { afterEach, describe, expect, inject, test } from 'vitest'
import { parseConfig } from '../../aws/contract/config.ts'
import { callRecord } from '../../src/aws/calls/callRecord.ts'
import { recordCalls } from '../../src/aws/calls/recordCalls.ts'
import { withoutSecrets } from '../../src/aws/calls/withoutSecrets.ts'
import { readIdToken } from '../../src/aws/user-pool/readIdToken.ts'
import { signIn as signInWith } from '../../src/aws/user-pool/signIn.ts'

const parsed = parseConfig(inject('config'))
if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults))
const { config } = parsed
const password = 'Local-Demo-2026!'

const attempt = (credentials: { username: string; password: string }) =>
  signInWith({ config, now: Date.now }, credentials)

recordCalls()
afterEach(() => callRecord.clear())

async function signIn() {
  const outcome = await attempt({ username: 'office-north', password })
  if (outcome.is !== 'signed-in') throw new Error(`signing in came to ${outcome.is}`)
  const { idToken } = outcome.tokens
  return { sub: readIdToken(idToken).sub, getIdToken: async () => idToken }
}

/** Calls fetch with a Request, as the SDK does in a browser. In Node, the SDK does not use fetch. */
function getId(idToken: string, signal: AbortSignal | null = null): Promise<Response> {
  const Logins = { [`cognito-idp.${config.region}.amazonaws.com/${config.userPoolId}`]: idToken }
  const request = new Request(config.endpoint ?? '', {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': 'AWSCognitoIdentityService.GetId',
    },
    body: JSON.stringify({ IdentityPoolId: config.identityPoolId, Logins }),
    signal,
  })
  return fetch(request)
}

/** The recorder reads a copy of the answer, so it may record the answer a moment after the caller has it. */
async function settled() {
  for (;;) {
    const calls = callRecord.getCalls()
    if (calls.every(({ result }) => result.is !== 'pending')) return calls
    await new Promise((again) => setTimeout(again))
  }
}

describe('the record of calls', () => {
  test('holds each call with its time, its duration and how it ended', async () => {
    const before = Date.now()
    const { getIdToken } = await signIn()
    const response = await getId(await getIdToken())
    const { IdentityId } = await response.json()
    const calls = await settled()
    expect(calls.map(({ service, operation, result }) => [service, operation, result.is])).toEqual([
      ['cognito-idp', 'InitiateAuth', 'succeeded'],
      ['cognito-idp', 'RespondToAuthChallenge', 'succeeded'],
      ['cognito-identity', 'GetId', 'succeeded'],
    ])
    for (const { startedAt, result } of calls) {
      expect(startedAt).toBeGreaterThanOrEqual(before - 1)
      expect(result).toHaveProperty('duration', expect.any(Number))
    }
    expect(calls[2]).toMatchObject({
      input: { IdentityPoolId: config.identityPoolId },
      result: { output: { IdentityId } },
    })
  })

  test('holds no token, password, proof or secret block, and shows what tokens claim', async () => {
    const { getIdToken, sub } = await signIn()
    const idToken = await getIdToken()
    await getId(idToken)
    const text = JSON.stringify(await settled())
    expect(text).toContain(sub)
    expect(text).toContain('"USERNAME":"office-north"')
    expect(text).not.toContain(password)
    for (const part of idToken.split('.')) expect(text).not.toContain(part)
    for (const secret of ['PASSWORD_CLAIM_SIGNATURE', 'SECRET_BLOCK', 'SRP_B', 'RefreshToken']) {
      expect(text).toContain(`"${secret}":"(hidden)"`)
    }
  })

  test('says why a call was refused', async () => {
    await attempt({ username: 'office-north', password: 'Wrong-Password-1!' })
    expect((await settled()).at(-1)?.result).toMatchObject({
      is: 'refused',
      status: 400,
      type: 'NotAuthorizedException',
      message: 'Incorrect username or password.',
    })
  })

  test('says that a cancelled call was cancelled', async () => {
    await expect(getId('no token', AbortSignal.abort())).rejects.toThrow()
    expect((await settled()).at(-1)).toMatchObject({
      operation: 'GetId',
      result: { is: 'unanswered', reason: 'Cancelled' },
    })
  })

  test('leaves every other request alone', async () => {
    await fetch(config.endpoint?.replace('/aws', '/config.json') ?? '')
    expect(callRecord.getCalls()).toEqual([])
  })

  test('forgets the oldest when it is full, but never the way in', () => {
    const call = { service: 'dynamodb', startedAt: 0, input: {}, result: { is: 'pending' } } as const
    for (let count = 0; count < 500; count++) callRecord.begin({ ...call, operation: `call ${count}` })
    const operations = callRecord.getCalls().map(({ operation }) => operation)
    expect(operations).toHaveLength(400)
    expect(operations.slice(0, 9).at(-1)).toBe('call 108')
    expect(operations.slice(0, 2)).toEqual(['call 0', 'call 1'])
    expect(operations.at(-1)).toBe('call 499')
  })

  test('starts empty with each sign-in', async () => {
    await attempt({ username: 'somebody-else', password })
    await signIn()
    expect(JSON.stringify(await settled())).not.toContain('somebody-else')
  })

  test('drops the answer to a call that was made before it was emptied', async () => {
    const pending = attempt({ username: 'office-north', password })
    await new Promise<void>((resolve) => {
      const stop = callRecord.subscribe(() => {
        stop()
        resolve()
      })
    })
    callRecord.clear()
    expect(callRecord.getCalls()).toEqual([])
    await pending
    const operations = (await settled()).map(({ operation }) => operation)
    expect(operations).not.toContain('InitiateAuth')
  })
})

describe('the record of a call to DynamoDB', () => {
  const agent = {
    userId: { S: 'eu-central-1:1' },
    fieldName: { S: 'Glacier Owl' },
    realName: { S: 'Saara Niemi' },
  }

  test.each([
    ['the rows of a page', { Items: [agent], Count: 1 }],
    ['the row that a page ended with', { LastEvaluatedKey: agent, Count: 0 }],
    ['the row that the next begins after', { ExclusiveStartKey: agent, TableName: 'AgentsTable' }],
    ['an item that was read or is to be written', { Item: agent }],
    ['the rows of a batch', { Responses: { AgentsTable: [agent] } }],
    ['what was there before', { Attributes: agent }],
  ])('has no agent in it: %s', (_, message) => {
    const kept = JSON.stringify(withoutSecrets('dynamodb', message))
    expect(kept).not.toContain('Glacier Owl')
    expect(kept).not.toContain('Saara Niemi')
  })

  test('keeps the partition key of a written row, because it decides', () => {
    expect(withoutSecrets('dynamodb', { Item: agent })).toMatchObject({ Item: { userId: agent.userId } })
  })
})

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { memoryJournal } from '../../../aws/local/state/memoryJournal.ts'
import { group } from '../../../aws/local/user-pool/srp/group.ts'
import { toByteArray } from '../../../aws/local/user-pool/srp/toByteArray.ts'
import { authenticate, cognitoUser } from '../../support/cognitoUser.ts'
import { call, callAsClient, createPerson, password } from '../../support/userPoolCaller.ts'
import { otherClientId, type UserPoolServer, userPoolServer } from '../../support/userPoolServer.ts'

let server: UserPoolServer
const journal = memoryJournal()
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 10, 3, 9, 5, 7) })
  server = await userPoolServer({ journal, client: { AuthSessionValidity: 6 } })
  if (server.pool.users.find('ana') === undefined) await createPerson(server, 'ana')
})
afterEach(async () => {
  vi.useRealTimers()
  await server.close()
})

/** The published client's answer to a challenge. The test takes it before the server receives it. */
async function catchAnswer(secret = password): Promise<Record<string, string>> {
  const realFetch = globalThis.fetch
  let caught: { ChallengeResponses: Record<string, string> } | undefined
  const spy = vi.spyOn(globalThis, 'fetch').mockImplementation((url, init) => {
    const body = JSON.parse(String(init?.body))
    if (body.ChallengeName === undefined) return realFetch(url, init)
    caught = body
    return Promise.reject(new TypeError('caught'))
  })
  await authenticate(cognitoUser(server, 'ana'), secret).catch(() => {})
  spy.mockRestore()
  if (caught === undefined) throw new Error('the client sent no answer')
  return caught.ChallengeResponses
}

function answer(ChallengeResponses: object) {
  return callAsClient(server, 'RespondToAuthChallenge', {
    ChallengeName: 'PASSWORD_VERIFIER',
    ChallengeResponses,
  })
}

test.each([
  ['0', 0n],
  ['N', group.N],
  ['2N', 2n * group.N],
])('refuses A = %s, with which any password would be right', async (_, A) => {
  const AuthParameters = { USERNAME: 'ana', SRP_A: A.toString(16) }
  const request = callAsClient(server, 'InitiateAuth', { AuthFlow: 'USER_SRP_AUTH', AuthParameters })
  await expect(request).rejects.toMatchObject({
    name: 'InvalidParameterException',
    message: 'Invalid SRP_A.',
  })
})

describe('an answer that was caught on the wire', () => {
  test('is good once, and not twice', async () => {
    const caught = await catchAnswer()
    expect((await answer(caught)).AuthenticationResult.TokenType).toBe('Bearer')
    await expect(answer(caught)).rejects.toMatchObject({
      name: 'NotAuthorizedException',
      message: 'Invalid session for the user, session can only be used once.',
    })
  })

  test('is good once when it was wrong, too: one exchange is one guess', async () => {
    const caught = await catchAnswer('Wrong-Horse-1!')
    await expect(answer(caught)).rejects.toThrow('Incorrect username or password.')
    await expect(answer(caught)).rejects.toThrow('session can only be used once')
  })

  test('is not good once the minutes for it are over', async () => {
    const caught = await catchAnswer()
    vi.setSystemTime(Date.now() + 6 * 60_000)
    await expect(answer(caught)).rejects.toThrow('Invalid session for the user, session is expired.')
  })

  const changes: [string, (caught: Record<string, string>) => object, string][] = [
    ['another username', () => ({ USERNAME: 'bob' }), 'Invalid session for the user.'],
    ['a later time', () => ({ TIMESTAMP: 'Tue Nov 3 09:06:07 UTC 2026' }), 'Incorrect username or password.'],
    [
      'a time long ago',
      () => ({ TIMESTAMP: 'Mon Nov 2 09:05:07 UTC 2026' }),
      'Incorrect username or password.',
    ],
    [
      'a time in another form',
      () => ({ TIMESTAMP: '2026-11-03T09:05:07Z' }),
      'TIMESTAMP format should be EEE MMM d HH:mm:ss z yyyy in english.',
    ],
    [
      'an empty-looking signature',
      () => ({ PASSWORD_CLAIM_SIGNATURE: '=' }),
      'Incorrect username or password.',
    ],
    [
      'half the signature',
      (caught) => ({ PASSWORD_CLAIM_SIGNATURE: caught.PASSWORD_CLAIM_SIGNATURE?.slice(0, 20) }),
      'Incorrect username or password.',
    ],
    [
      'an invented secret block',
      () => ({ PASSWORD_CLAIM_SECRET_BLOCK: 'AAAA' }),
      'Invalid session for the user.',
    ],
  ]
  test.each(changes)('is not good with %s', async (_, change, message) => {
    const caught = await catchAnswer()
    await expect(answer({ ...caught, ...change(caught) })).rejects.toThrow(message)
  })

  test('is not good for another client', async () => {
    const input = {
      ClientId: otherClientId,
      ChallengeName: 'PASSWORD_VERIFIER',
      ChallengeResponses: await catchAnswer(),
    }
    await expect(call(server, 'RespondToAuthChallenge', input)).rejects.toThrow(
      'Invalid session for the user.',
    )
  })
})

test('a claim signed more than five minutes ago is refused even while its challenge is open', async () => {
  const [inTime, late] = [await catchAnswer(), await catchAnswer()]
  vi.setSystemTime(Date.now() + 5 * 60_000)
  expect((await answer(inTime)).AuthenticationResult.TokenType).toBe('Bearer')
  vi.setSystemTime(Date.now() + 1000)
  await expect(answer(late)).rejects.toThrow('Incorrect username or password.')
})

test.each([
  [0n, '00'],
  [20n, '14'],
  [236n, '00ec'],
  [0xfffn, '0fff'],
  [0x8000n, '008000'],
])('%s is hashed as %s, as clients do', (value, hex) => {
  expect(toByteArray(value).toString('hex')).toBe(hex)
})

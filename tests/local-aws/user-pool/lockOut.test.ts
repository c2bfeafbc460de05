import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { authenticate, cognitoUser } from '../../support/cognitoUser.ts'
import { createPerson, guessPassword, password } from '../../support/userPoolCaller.ts'
import { type UserPoolServer, userPoolServer } from '../../support/userPoolServer.ts'

let server: UserPoolServer
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  server = await userPoolServer()
  await createPerson(server, 'ana')
})
afterEach(async () => {
  vi.useRealTimers()
  await server.close()
})

const wrong = 'Incorrect username or password.'
const locked = 'Password attempts exceeded'

function passSeconds(seconds: number) {
  vi.setSystemTime(Date.now() + seconds * 1000)
}

/** The result of a sign-in with the right password: "signed-in", or the text of the refusal. */
async function outcome(username: string): Promise<string> {
  return authenticate(cognitoUser(server, username), password).then(
    ({ is }) => is,
    (error: Error) => error.message,
  )
}

async function failTimes(count: number, username: string) {
  for (let n = 0; n < count; n++) await expect(guessPassword(server, username)).rejects.toThrow(wrong)
}

async function expectLocked(username: string) {
  await expect(guessPassword(server, username)).rejects.toMatchObject({
    name: 'NotAuthorizedException',
    message: locked,
  })
}

test.each(['ana', 'nobody'])(
  'five wrong passwords lock "%s" for a second, and each further one for twice as long',
  async (name) => {
    await failTimes(5, name)
    await expectLocked(name)
    passSeconds(1)
    await failTimes(1, name)
    passSeconds(1)
    await expectLocked(name)
    passSeconds(1)
    await failTimes(1, name)
    passSeconds(3)
    await expectLocked(name)
  },
)

test('a locked name is refused even with the right password, and let in with it afterwards', async () => {
  await failTimes(5, 'ana')
  expect(await outcome('ana')).toBe(locked)
  passSeconds(1)
  expect(await outcome('ana')).toBe('signed-in')
  await failTimes(4, 'ana')
  expect(await outcome('ana')).toBe('signed-in')
})

test('one name being locked does not lock another', async () => {
  await failTimes(5, 'nobody')
  expect(await outcome('ana')).toBe('signed-in')
})

test('fifteen quiet minutes after a lock-out are forgiven', async () => {
  await failTimes(5, 'ana')
  passSeconds(1 + 15 * 60)
  await failTimes(4, 'ana')
  expect(await outcome('ana')).toBe('signed-in')
})

test('spelling the name in capitals is no way around', async () => {
  await failTimes(5, 'ana')
  await expectLocked('ANA')
})

test.each([1, 4, 5])(
  '%i guesses at each of thousands of other names do not lift a lock, nor the guesses before it',
  async (each) => {
    await failTimes(5, 'ana')
    await failTimes(4, 'ben')
    for (let n = 0; n < 25_000; n += 1) {
      for (let guess = 0; guess < each; guess += 1) server.pool.signInAttempts.fail(`somebody-${n}`)
    }
    await expectLocked('ana')
    if (each < 4) {
      await failTimes(1, 'ben')
      await expectLocked('ben')
    }
  },
)

test('guesses at thousands of other names do not lift the limit on codes', async () => {
  const { resetConfirmations } = server.pool
  for (let n = 0; n < 5; n += 1) resetConfirmations.take('ana')
  for (let n = 0; n < 25_000; n += 1) resetConfirmations.take(`somebody-${n}`)
  expect(() => resetConfirmations.take('ana')).toThrow('Attempt limit exceeded')
})

test('names whose hour is over make room', async () => {
  const { resetConfirmations } = server.pool
  for (let n = 0; n < 10_000; n += 1) {
    for (let guess = 0; guess < 5; guess += 1) resetConfirmations.take(`somebody-${n}`)
  }
  passSeconds(3600)
  resetConfirmations.take('ana')
  expect(() => resetConfirmations.take('somebody-1')).not.toThrow()
})

test('sign-ins that are begun for thousands of names do not end one that is under way', () => {
  const { srpExchanges } = server.pool
  const underWay = issueExchange()
  for (let n = 0; n < 25_000; n += 1) issueExchange()
  expect(srpExchanges.find(underWay).is).toBe('live')
})

test.each([
  ['used', 1001, (handle: string) => server.pool.srpExchanges.use(handle)],
  ['out of time', 1001, () => passSeconds(3 * 60)],
  ['the oldest of tens of thousands', 50_001, () => undefined],
])('a handle that is %s makes room, so that asking does not fill the memory', (_, others, age) => {
  const { srpExchanges } = server.pool
  const first = issueExchange()
  age(first)
  for (let n = 0; n < others; n += 1) issueExchange()
  expect(srpExchanges.find(first).is).toBe('unknown')
  expect(srpExchanges.find(issueExchange()).is).toBe('live')
})

function issueExchange(): string {
  const keyPair = { b: 1n, B: 1n }
  const password = { salt: '0', verifier: '0' }
  return server.pool.srpExchanges.issue(
    { clientId: '', username: '', sub: undefined, A: 1n, keyPair, password },
    3,
  )
}

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { type Config, parseConfig } from '../../aws/contract/config.ts'
import { createSession, type Session } from '../../src/session/createSession.ts'
import { openTestTab } from '../support/openTestTab.ts'
import { serveTestAws, type TestAws } from '../support/serveTestAws.ts'

const password = 'Local-Demo-2026!'

let aws: TestAws
let tab = openTestTab()

beforeAll(async () => {
  aws = await serveTestAws()
}, 60_000)
afterAll(() => aws.close())
afterEach(() => {
  tab = openTestTab()
})

/** The session of a page that has just been loaded, against the local AWS. */
function loadPage(change: object = {}): Session {
  return createSession(configWith(change), tab)
}

function configWith(change: object): Config {
  const result = parseConfig({ ...aws.config, ...change })
  if (!result.ok) throw new Error(JSON.stringify(result.faults))
  return result.config
}

async function signedIn(username = 'office-north'): Promise<Session> {
  const session = loadPage()
  expect(await session.signIn({ username, password })).toBeNull()
  return session
}

function account(session: Session) {
  const state = session.getState()
  if (state.is !== 'signed-in') throw new Error(`nobody is signed in: ${state.is}`)
  return state.account
}

describe('createSession', () => {
  test('signs in with SRP, and knows who it is', async () => {
    const session = await signedIn()
    expect(account(session)).toMatchObject({
      username: 'office-north',
      sub: expect.stringMatching(/^[0-9a-f-]{36}$/),
    })
    expect((await account(session).getIdToken()).split('.')).toHaveLength(3)
  })

  test('refuses a wrong password and a stranger in the same words', async () => {
    const session = loadPage()
    const wrong = await session.signIn({ username: 'office-north', password: 'Wrong-Password-1!' })
    const stranger = await session.signIn({ username: 'nobody', password })
    expect(wrong).toEqual({ kind: 'wrong-credentials' })
    expect(stranger).toEqual(wrong)
    expect(session.getState()).toEqual({ is: 'signed-out' })
    expect(tab.tokens.read()).toBeNull()
  })

  test('a reload finds the session again, at once', async () => {
    await signedIn()
    const session = loadPage()
    expect(account(session).username).toBe('office-north')
    expect((await account(session).getIdToken()).split('.')).toHaveLength(3)
  })

  test.each([{ userPoolId: 'eu-central-1_AbCdEfGhI' }, { userPoolClientId: '3n4b5urk1ft4fl3mg5e62d9ado' }])(
    'a reload does not take up the session of another stack: %o',
    async (change) => {
      await signedIn()
      expect(loadPage(change).getState()).toEqual({ is: 'signed-out' })
      expect(tab.tokens.read()).toBeNull()
    },
  )

  test('a sign-out takes effect at once, leaves nothing, and stops everything that belongs to the account', async () => {
    const session = await signedIn()
    const { signal } = account(session)
    session.signOut()
    expect(session.getState()).toEqual({ is: 'signed-out' })
    expect(signal.aborted).toBe(true)
    expect(tab.tokens.read()).toBeNull()
    expect(loadPage().getState()).toEqual({ is: 'signed-out' })
  })

  test('signing out without a connection ends every tab of the sign-in, and no other sign-in', async () => {
    await signedIn()
    const duplicate = tab.duplicate()
    const elsewhere = createSession(configWith({}), openTestTab())
    await elsewhere.signIn({ username: 'office-north', password })
    const session = loadPage({ endpoint: 'http://127.0.0.1:1/aws' })
    const other = createSession(configWith({}), duplicate)
    expect(account(other).username).toBe('office-north')
    session.signOut()
    await vi.waitFor(() => expect(other.getState()).toEqual({ is: 'signed-out' }))
    expect(duplicate.tokens.read()).toBeNull()
    expect(account(elsewhere).username).toBe('office-north')
  })

  describe('a new tab', () => {
    test('takes over the session of a tab that is signed in, and signing out ends both', async () => {
      const session = await signedIn()
      const newTab = tab.openAnother()
      const other = createSession(configWith({}), newTab)
      await vi.waitFor(() => expect(other.getState().is).toBe('signed-in'))
      expect(account(other).username).toBe('office-north')
      expect((await account(other).getIdToken()).split('.')).toHaveLength(3)
      session.signOut()
      await vi.waitFor(() => expect(other.getState()).toEqual({ is: 'signed-out' }))
      expect(newTab.tokens.read()).toBeNull()
    })

    test.each([
      ['signed out', (session: Session) => session.signOut()],
      ['expired', (session: Session) => session.expire()],
    ])('finds no session in a tab that is %s', async (_, end) => {
      const session = await signedIn()
      end(session)
      const other = createSession(configWith({}), tab.openAnother())
      await new Promise((later) => setTimeout(later, 200))
      expect(other.getState()).toEqual({ is: 'signed-out' })
    })

    test('does not take over the session of another stack', async () => {
      await signedIn()
      const other = createSession(configWith({ userPoolId: 'eu-central-1_AbCdEfGhI' }), tab.openAnother())
      await new Promise((later) => setTimeout(later, 200))
      expect(other.getState()).toEqual({ is: 'signed-out' })
    })
  })

  describe('with nobody there', () => {
    beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }))
    afterEach(() => void vi.useRealTimers())
    const pass = (minutes: number) => {
      vi.setSystemTime(Date.now() + minutes * 60_000)
      tab.tick()
    }

    test('locks after fifteen minutes, keeps the name and nothing else', async () => {
      const session = await signedIn()
      pass(14)
      expect(session.getState().is).toBe('signed-in')
      pass(1)
      expect(session.getState()).toEqual({ is: 'expired', username: 'office-north', because: 'idle' })
      expect(tab.tokens.read()).toBeNull()
    })

    test('does not lock while the user works, here or in another tab', async () => {
      const session = await signedIn()
      const duplicate = tab.duplicate()
      const other = createSession(configWith({}), duplicate)
      for (const busy of [tab, duplicate, tab]) {
        pass(10)
        busy.act()
        // Messages to other tabs arrive a moment later.
        await new Promise((arrived) => setTimeout(arrived, 50))
      }
      duplicate.tick()
      expect(session.getState().is).toBe('signed-in')
      expect(other.getState().is).toBe('signed-in')
    })

    test('a reload does not prolong it', async () => {
      await signedIn()
      vi.setSystemTime(Date.now() + 20 * 60_000)
      expect(loadPage().getState()).toEqual({ is: 'expired', username: 'office-north', because: 'idle' })
    })

    test('a minute before, the person is warned, and only saying so keeps the session', async () => {
      const session = await signedIn()
      pass(14)
      const state = session.getState()
      expect(state).toMatchObject({ is: 'signed-in', locksAt: expect.any(Number) })
      if (state.is === 'signed-in') expect(state.locksAt).toBeCloseTo(Date.now() + 60_000, -4)
      tab.act()
      expect(session.getState()).toMatchObject({ locksAt: expect.any(Number) })
      session.stay()
      expect(session.getState()).toMatchObject({ is: 'signed-in', locksAt: null })
      pass(14)
      pass(1)
      expect(session.getState().is).toBe('expired')
    })

    test('the lock of one tab locks the others of the sign-in', async () => {
      const session = await signedIn()
      const other = createSession(configWith({}), tab.duplicate())
      expect(other.getState().is).toBe('signed-in')
      pass(15)
      expect(session.getState().is).toBe('expired')
      await vi.waitFor(() => expect(other.getState()).toMatchObject({ is: 'expired', because: 'idle' }))
    })

    test('a person who comes back too late to a sleeping page finds it locked', async () => {
      const session = await signedIn()
      vi.setSystemTime(Date.now() + 20 * 60_000)
      tab.act()
      expect(session.getState()).toMatchObject({ is: 'expired', because: 'idle' })
    })
  })

  test('a sign-in that finishes after signing out is dropped', async () => {
    const session = loadPage()
    const late = session.signIn({ username: 'office-north', password })
    session.signOut()
    expect(await late).toBeNull()
    expect(session.getState()).toEqual({ is: 'signed-out' })
    expect(tab.tokens.read()).toBeNull()
  })

  test('without a connection says so, and stays as it was', async () => {
    const session = loadPage({ endpoint: 'http://127.0.0.1:1/aws' })
    expect(await session.signIn({ username: 'office-north', password })).toEqual({ kind: 'offline' })
    expect(session.getState()).toEqual({ is: 'signed-out' })
  })

  test('a temporary password asks for one of the person, and refuses a weak one', async () => {
    const session = await signedIn('office-new')
    const state = session.getState()
    if (state.is !== 'new-password-required') throw new Error(`not asked: ${state.is}`)
    expect(await session.answer(state.answer, 'short')).toMatchObject({ kind: 'password-refused' })
    expect(session.getState().is).toBe('new-password-required')
    expect(await session.answer(state.answer, 'My-Own-Password-1!')).toBeNull()
    expect(account(session).username).toBe('office-new')
  })
})

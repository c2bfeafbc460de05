// @vitest-environment node
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { parseConfig } from '../../src/config.ts'
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
  const result = parseConfig({ ...aws.config, ...change })
  if (!result.ok) throw new Error(JSON.stringify(result.findings))
  return createSession(result.config, tab)
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

  test('signing out takes effect at once, leaves nothing, and tells what hangs on the account', async () => {
    const session = await signedIn()
    const { signal } = account(session)
    session.signOut()
    expect(session.getState()).toEqual({ is: 'signed-out' })
    expect(signal.aborted).toBe(true)
    expect(tab.tokens.read()).toBeNull()
    expect(loadPage().getState()).toEqual({ is: 'signed-out' })
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

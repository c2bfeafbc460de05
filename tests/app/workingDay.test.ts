import { QueryClient } from '@tanstack/react-query'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type Config, parseConfig } from '../../aws/contract/config.ts'
import { queryAgents } from '../../src/aws/table/queryAgents.ts'
import { agentsTableQuery } from '../../src/identity/agentsTableQuery.ts'
import { createSession, type Session } from '../../src/session/createSession.ts'
import type { Account } from '../../src/session/SessionState.ts'
import type { Tab } from '../../src/session/tab/Tab.ts'
import { countCalls } from '../support/countCalls.ts'
import { openTestTab } from '../support/openTestTab.ts'
import { refreshOverHttp } from '../support/refreshOverHttp.ts'
import { serveTestAws, type TestAws } from '../support/serveTestAws.ts'

const minute = 60_000
const morning = Date.UTC(2026, 10, 23, 8)

let aws: TestAws
let config: Config

beforeEach(async () => {
  // One clock for the app, the SDK and the local AWS, which only the test moves.
  vi.useFakeTimers({ toFake: ['Date'], now: morning })
  aws = await serveTestAws({ now: () => Date.now() })
  const parsed = parseConfig(aws.config)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults))
  config = { ...parsed.config, idleMinutes: 720 }
})

afterEach(async () => {
  await aws.close()
  vi.useRealTimers()
})

function pass(minutes: number): void {
  vi.setSystemTime(Date.now() + minutes * minute)
}

function accountOf(session: Session): Account {
  const state = session.getState()
  if (state.is !== 'signed-in') throw new Error(`nobody is signed in: ${state.is}`)
  return state.account
}

/** A user at work in a tab. The test tells the user when to read the list. */
async function signIn(tab: Tab = openTestTab()) {
  const session = createSession(config, tab)
  if (session.getState().is !== 'signed-in') {
    await session.signIn({ username: 'office-north', password: 'Local-Demo-2026!' })
  }
  const account = accountOf(session)
  const queryClient = new QueryClient()
  return {
    session,
    account,
    async readList(): Promise<number> {
      const table = await queryClient.ensureQueryData(agentsTableQuery(queryClient, config, account))
      const page = {
        selection: { is: 'all', descending: false } as const,
        limit: 50,
        after: null,
        signal: account.signal,
      }
      return (await queryAgents(table, page)).items.length
    },
  }
}

describe('a working day', () => {
  test('eight hours of work: one refresh of tokens and of credentials an hour, and nothing refused', async () => {
    const { readList } = await signIn()
    expect(await readList()).toBe(12)
    const { counts, stop } = countCalls()
    const refreshes: number[] = []
    for (let hour = 1; hour <= 8; hour += 1) {
      for (let slice = 0; slice < 6; slice += 1) {
        pass(10)
        expect(await readList()).toBe(12)
      }
      refreshes.push(counts.GetTokensFromRefreshToken ?? 0)
    }
    stop()
    expect(refreshes).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
    expect(counts).toEqual({ Query: 48, GetTokensFromRefreshToken: 8, GetCredentialsForIdentity: 8 })
    expect(aws.events.filter(({ kind }) => kind !== 'decision')).toEqual([])
  })

  test('twenty requests at once after a long lunch are one refresh', async () => {
    const { account } = await signIn()
    pass(90)
    const { counts, stop } = countCalls()
    const tokens = await Promise.all(Array.from({ length: 20 }, () => account.getIdToken()))
    stop()
    expect(new Set(tokens).size).toBe(1)
    expect(counts).toEqual({ GetTokensFromRefreshToken: 1 })
  })

  test('a duplicated tab has the same refresh token, and both work all day', async () => {
    const tab = openTestTab()
    const first = await signIn(tab)
    const second = await signIn(tab.duplicate())
    const { counts, stop } = countCalls()
    for (let hour = 0; hour < 4; hour += 1) {
      pass(61)
      // Each tab is the first one once.
      const inTurn = hour % 2 === 0 ? [first, second] : [second, first]
      for (const { account } of inTurn) await account.getIdToken()
    }
    stop()
    expect(counts).toEqual({ GetTokensFromRefreshToken: 4 })
  })

  test('a reload in the afternoon goes on with the morning’s sign-in', async () => {
    const tab = openTestTab()
    await signIn(tab)
    pass(240)
    const { readList } = await signIn(tab)
    expect(await readList()).toBe(12)
  })

  test('a second use of a refresh token by another program ends both sessions', async () => {
    const tab = openTestTab()
    const { readList, session } = await signIn(tab)
    expect(await readList()).toBe(12)
    const [, copied = ''] = /"refreshToken":"([^"]+)"/.exec(tab.tokens.read() ?? '') ?? []
    const { json } = await refreshOverHttp(aws.config, copied)
    const stolen: string = json.AuthenticationResult.RefreshToken
    pass(65)
    await expect(readList()).rejects.toMatchObject({ kind: 'session-expired' })
    session.expire()
    await vi.waitFor(async () => expect((await refreshOverHttp(aws.config, stolen)).status).toBe(400))
  })

  test('twelve hours after the sign-in it is over, and the person has to sign in again', async () => {
    const { account } = await signIn()
    pass(12 * 60 + 1)
    await expect(account.getIdToken()).rejects.toMatchObject({ name: 'NotAuthorizedException' })
  })

  test.each([
    ['ahead', 180],
    ['behind', -180],
  ])('a machine whose clock is three hours %s signs in, and works for two hours', async (_, minutes) => {
    await aws.close()
    aws = await serveTestAws({ now: () => Date.now() - minutes * minute })
    const parsed = parseConfig(aws.config)
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults))
    config = parsed.config
    const { readList } = await signIn()
    const { counts, stop } = countCalls()
    for (let slice = 0; slice < 12; slice += 1) {
      expect(await readList()).toBe(12)
      pass(10)
    }
    stop()
    // AWS refuses the first Query for its date, and the SDK sends it again with AWS's date.
    expect(counts).toEqual({
      GetId: 1,
      GetCredentialsForIdentity: 2,
      Query: 13,
      GetTokensFromRefreshToken: 1,
    })
  })
})

import { QueryClient } from '@tanstack/react-query'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { parseConfig } from '../../aws/contract/config.ts'
import { queryAgents } from '../../src/aws/table/queryAgents.ts'
import { agentsTableQuery } from '../../src/identity/agentsTableQuery.ts'
import { createSession, type Session } from '../../src/session/createSession.ts'
import type { Account } from '../../src/session/SessionState.ts'
import { openTestTab } from '../support/openTestTab.ts'
import { serveTestAws, type TestAws } from '../support/serveTestAws.ts'

let local: TestAws
let tab = openTestTab()

beforeAll(async () => {
  local = await serveTestAws()
})
afterAll(() => local.close())
afterEach(() => {
  tab = openTestTab()
})

test('the identity ID is kept with the tokens and goes with them', async () => {
  const session = await signIn('office-north')
  await readAgents(session)
  expect(tab.tokens.read()).toContain(account(session).keptIdentityId.read())
  session.signOut()
  expect(tab.tokens.read()).toBeNull()
})

test('a user never gets the kept identity ID of another user', async () => {
  const north = await signIn('office-north')
  await readAgents(north)
  expect(account(north).keptIdentityId.read()).not.toBeNull()
  north.signOut()
  const south = await signIn('office-south')
  expect(account(south).keptIdentityId.read()).toBeNull()
  expect(await readAgents(south)).toHaveLength(9)
})

test('the app drops an identity ID that the pool does not know, and asks for it again at the next try', async () => {
  const session = await signIn('office-north')
  account(session).keptIdentityId.write('eu-central-1:00000000-0000-4000-8000-000000000000')
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  await expect(readAgents(session, queryClient)).rejects.toMatchObject({ kind: 'outdated' })
  expect(account(session).keptIdentityId.read()).toBeNull()
  expect(await readAgents(session, queryClient)).toHaveLength(12)
})

function config() {
  const parsed = parseConfig(local.config)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults))
  return parsed.config
}

function openPage(): Session {
  return createSession(config(), tab)
}

async function signIn(username: string): Promise<Session> {
  const session = openPage()
  expect(await session.signIn({ username, password: 'Local-Demo-2026!' })).toBeNull()
  return session
}

function account(session: Session): Account {
  const state = session.getState()
  if (state.is !== 'signed-in') throw new Error(`nobody is signed in: ${state.is}`)
  return state.account
}

async function readAgents(session: Session, queryClient = new QueryClient()): Promise<unknown[]> {
  const table = await queryClient.fetchQuery(agentsTableQuery(queryClient, config(), account(session)))
  const { signal } = new AbortController()
  return (
    await queryAgents(table, { selection: { is: 'all', descending: false }, limit: 50, after: null, signal })
  ).items
}

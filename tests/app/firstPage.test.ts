import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { InfiniteQueryObserver, QueryClient } from '@tanstack/react-query'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parseConfig } from '../../aws/contract/config.ts'
import { plainView } from '../../src/agents/list/ListView.ts'
import { firstQuery } from '../../src/agents/list/planReading.ts'
import { createSession } from '../../src/session/createSession.ts'
import { countCalls } from '../support/countCalls.ts'
import { openTestTab } from '../support/openTestTab.ts'
import { serveTestAws, type TestAws } from '../support/serveTestAws.ts'

let aws: TestAws
beforeAll(async () => {
  aws = await serveTestAws()
})
afterAll(() => aws.close())

/** Signs in, and asks for the first page as the app does before it draws the list. Resolves when the Query is sent. */
async function askForFirstPage() {
  const parsed = parseConfig(aws.config)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults))
  const session = createSession(parsed.config, openTestTab())
  await session.signIn({ username: 'office-north', password: 'Local-Demo-2026!' })
  const state = session.getState()
  if (state.is !== 'signed-in') throw new Error(`nobody is signed in: ${state.is}`)
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: Infinity } } })
  const options = firstQuery({ queryClient, config: parsed.config, account: state.account }, plainView)
  const sent = new Promise<void>((resolve) => {
    const note = (event: unknown) => {
      const { request } = event as { request: { getHeader(name: string): unknown } }
      if (!String(request.getHeader('x-amz-target')).endsWith('.Query')) return
      unsubscribe('http.client.request.start', note)
      resolve()
    }
    subscribe('http.client.request.start', note)
  })
  const page = queryClient.fetchInfiniteQuery(options)
  await sent
  return { session, page, observer: new InfiniteQueryObserver(queryClient, options) }
}

test('a list that is drawn, left and drawn again does not send the Query on its way twice', async () => {
  const calls = countCalls()
  const { page, observer } = await askForFirstPage()
  // As StrictMode does with each page that it draws.
  observer.subscribe(() => {})()
  const leave = observer.subscribe(() => {})
  expect((await page).pages[0]?.agents).toHaveLength(12)
  leave()
  calls.stop()
  expect(calls.counts.Query).toBe(1)
})

test('a sign-out ends the Query on its way', async () => {
  const { session, page } = await askForFirstPage()
  session.signOut()
  await expect(page).rejects.toMatchObject({ detail: 'AbortError' })
})

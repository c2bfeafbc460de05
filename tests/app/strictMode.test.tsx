import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { cleanup, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import '../support/withoutLayout.ts'
import { StrictMode } from 'react'
import { afterEach, expect, inject, test } from 'vitest'
import { parseConfig } from '../../aws/contract/config.ts'
import { App } from '../../src/App.tsx'
import { watchCalls } from '../../src/aws/calls/watchCalls.ts'
import { createSession } from '../../src/session/createSession.ts'
import { openOtherTabs, openTab } from '../../src/session/tab/openTab.ts'

afterEach(() => {
  cleanup()
  sessionStorage.clear()
})

test('React’s StrictMode, which renders everything twice, sends no call twice', async () => {
  const calls: string[] = []
  // cognito-js sends with fetch.
  watchCalls(({ operation }) => {
    calls.push(operation)
    return {}
  })
  // The SDK sends with Node's own client here.
  const note = (message: unknown) => {
    const { request } = message as { request: { getHeader(name: string): unknown } }
    const target = request.getHeader('x-amz-target')
    if (target !== undefined) calls.push(String(target).split('.')[1] ?? '')
  }
  subscribe('http.client.request.start', note)

  const parsed = parseConfig(inject('config'))
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults))
  const { config } = parsed
  const start = Promise.resolve({
    ok: true as const,
    config,
    session: createSession(config, { ...openTab(), others: openOtherTabs('alone') }),
  })
  render(
    <StrictMode>
      <App start={start} isReturning={false} />
    </StrictMode>,
  )
  const user = userEvent.setup()
  await user.type(screen.getByRole('textbox', { name: 'Username' }), 'office-north')
  await user.type(screen.getByLabelText('Password'), 'Local-Demo-2026!')
  await user.click(screen.getByRole('button', { name: 'Sign in' }))
  const table = await screen.findByRole('table', { name: 'Agents' }, { timeout: 60_000 })
  expect(within(table).getAllByRole('rowheader')).toHaveLength(12)
  unsubscribe('http.client.request.start', note)
  expect(calls).toEqual([
    'InitiateAuth',
    'RespondToAuthChallenge',
    'GetId',
    'GetCredentialsForIdentity',
    'Query',
  ])
})

import { cleanup, render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import '../support/withoutLayout.ts'
import { afterEach, expect, inject, test } from 'vitest'
import { parseConfig } from '../../aws/contract/config.ts'
import { App } from '../../src/App.tsx'
import { createSession } from '../../src/session/createSession.ts'
import { openOtherTabs, openTab } from '../../src/session/tab/openTab.ts'

afterEach(() => {
  cleanup()
  sessionStorage.clear()
})

let browsers = 0
/** A tab of its own browser, so that no tab of another test hands over its session. */
const tabOfItsOwn = () => ({ ...openTab(), others: openOtherTabs(`browser ${++browsers}`) })

/** The app as the page starts it, on the local AWS. */
function openApp(): void {
  const parsed = parseConfig(inject('config'))
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults))
  const start = {
    ok: true as const,
    config: parsed.config,
    session: createSession(parsed.config, tabOfItsOwn()),
  }
  render(<App start={Promise.resolve(start)} isReturning={false} />)
}

async function signIn(username: string, password = 'Local-Demo-2026!'): Promise<void> {
  const user = userEvent.setup()
  await user.type(screen.getByRole('textbox', { name: 'Username' }), username)
  await user.type(screen.getByLabelText('Password'), password)
  await user.click(screen.getByRole('button', { name: 'Sign in' }))
}

const slow = { timeout: 60_000 }

test.each([
  ['office-north', 12, 'Glacier Owl', 'Olive Kestrel'],
  ['office-south', 9, 'Olive Kestrel', 'Glacier Owl'],
])(
  '%s signs in and sees their %d agents, and none of another office',
  async (username, count, own, foreign) => {
    openApp()
    await signIn(username)
    const table = await screen.findByRole('table', { name: 'Agents' }, slow)
    expect(await within(table).findByText(own, undefined, slow)).toBeDefined()
    expect(within(table).getAllByRole('rowheader')).toHaveLength(count)
    expect(screen.queryByText(foreign)).toBeNull()
  },
)

test('an alert reports a wrong password, and the form keeps the input', async () => {
  openApp()
  await signIn('office-north', 'Wrong-Password-1!')
  expect((await screen.findByRole('alert', undefined, slow)).textContent).toMatch(/password/i)
  expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Username' }).value).toBe('office-north')
  expect(screen.queryByRole('table')).toBeNull()
})

test('a user without agents sees their identity ID, by which agents are assigned to them', async () => {
  openApp()
  await signIn('office-empty')
  expect(await screen.findByText(inject('emptyIdentityId'), undefined, slow)).toBeDefined()
  expect(screen.queryByRole('rowheader')).toBeNull()
})

test('a lead sees the agents of every office, under its name', async () => {
  openApp()
  await signIn('agency-lead')
  const table = await screen.findByRole('table', { name: 'Agents' }, slow)
  expect(within(table).getAllByRole('rowheader')).toHaveLength(21)
  expect(await screen.findByRole('combobox', { name: 'Office' })).toBeDefined()
  expect(within(table).getByText('Saara Niemi')).toBeDefined()
  // The offices have the names that the operator gave them.
  expect(await within(table).findByText('Office North')).toBeDefined()
  expect(within(table).getByText('Office South')).toBeDefined()
  expect(table.textContent).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/)
})

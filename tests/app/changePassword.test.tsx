import { cleanup, render, screen } from '@testing-library/react'
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

const slow = { timeout: 60_000 }
const before = 'Local-Demo-2026!'
const after = 'Another-Horse-2026!'

test('a person who knows the current password can change it, and then signs in with the new one only', async () => {
  const parsed = parseConfig(inject('config'))
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults))
  const { config } = parsed
  const start = {
    ok: true as const,
    config,
    session: createSession(config, { ...openTab(), others: openOtherTabs('alone') }),
  }
  render(<App start={Promise.resolve(start)} isReturning={false} />)
  const user = userEvent.setup()
  const box = (name: string) => screen.getByLabelText<HTMLInputElement>(name)
  const signIn = async (password: string) => {
    await user.clear(screen.getByRole('textbox', { name: 'Username' }))
    await user.type(screen.getByRole('textbox', { name: 'Username' }), 'office-moving')
    await user.clear(box('Password'))
    await user.type(box('Password'), password)
    await user.click(screen.getByRole('button', { name: 'Sign in' }))
  }
  await signIn(before)
  await user.click(await screen.findByRole('link', { name: 'office-moving', hidden: true }, slow))
  await screen.findByRole('heading', { name: 'Change your password' }, slow)
  expect(box('Current password').autocomplete).toBe('current-password')

  await user.type(box('Current password'), 'Wrong-Password-1!')
  await user.type(box('New password'), `${after}{Enter}`)
  expect((await screen.findByRole('alert', undefined, slow)).textContent).toMatch(/current password/)
  expect(box('New password').value).toBe(after)

  await user.clear(box('Current password'))
  await user.type(box('Current password'), `${before}{Enter}`)
  expect(await screen.findByText('Your password is changed.', undefined, slow)).toBeDefined()
  expect([box('Current password').value, box('New password').value]).toEqual(['', ''])

  await user.click(screen.getByRole('button', { name: 'Sign out', hidden: true }))
  await signIn(before)
  expect((await screen.findByRole('alert', undefined, slow)).textContent).toContain('Incorrect username')
  await signIn(after)
  expect(await screen.findByRole('button', { name: 'Sign out', hidden: true }, slow)).toBeDefined()
})

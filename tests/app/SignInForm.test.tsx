import { act, cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, test } from 'vitest'
import type { Login } from '../../src/aws/user-pool/signIn.ts'
import type { AppError } from '../../src/errors.ts'
import { SignInForm } from '../../src/session/sign-in/SignInForm.tsx'

afterEach(cleanup)

const demoAccounts = [{ username: 'office-north', password: 'Local-Demo-2026!', note: '12 agents' }]

/** Draws the form, and records its requests. The test answers each request. */
function renderForm({
  lastUsername = null,
  notice = null,
}: {
  lastUsername?: string | null
  notice?: string | null
} = {}) {
  const asked: Login[] = []
  let answer: (error: AppError | null) => void = () => {}
  render(
    <SignInForm
      onSignIn={(credentials) => {
        asked.push(credentials)
        return new Promise((resolve) => {
          answer = resolve
        })
      }}
      onForgotten={() => {}}
      lastUsername={lastUsername}
      notice={notice}
      demoAccounts={demoAccounts}
    />,
  )
  return {
    asked,
    answer: (error: AppError | null) => act(async () => answer(error)),
    user: userEvent.setup(),
  }
}

const username = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'Username' })
const password = () => screen.getByLabelText<HTMLInputElement>('Password')
const signIn = () => screen.getByRole<HTMLButtonElement>('button', { name: 'Sign in' })

describe('SignInForm', () => {
  test('Enter submits the input once, without the spaces around the name', async () => {
    const { asked, answer, user } = renderForm()
    await user.type(username(), ' office-north ')
    await user.type(password(), ' Pass word {Enter}')
    expect(asked).toEqual([{ username: 'office-north', password: ' Pass word ' }])
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Signing in…' }).disabled).toBe(true)
    await user.type(password(), '{Enter}')
    expect(asked).toHaveLength(1)
    await answer(null)
  })

  test('a refusal takes the focus and keeps the input', async () => {
    const { answer, user } = renderForm()
    await user.type(username(), 'office-north')
    await user.type(password(), 'wrong{Enter}')
    await answer({ kind: 'wrong-credentials' })
    const alert = await screen.findByRole('alert')
    expect(alert.textContent).toContain('Incorrect username or password.')
    expect(document.activeElement).toBe(alert)
    expect([username().value, password().value]).toEqual(['office-north', 'wrong'])
    expect(signIn().disabled).toBe(false)
    // The error takes the focus once, and not again with every key.
    await user.type(password(), ' again')
    expect(password().value).toBe('wrong again')
    expect(document.activeElement).toBe(password())
  })

  test('the same refusal twice is announced twice', async () => {
    const { answer, user } = renderForm()
    await user.type(username(), 'office-north')
    await user.type(password(), 'wrong{Enter}')
    await answer({ kind: 'wrong-credentials' })
    const first = await screen.findByRole('alert')
    await user.click(signIn())
    await answer({ kind: 'wrong-credentials' })
    expect(screen.getByRole('alert')).not.toBe(first)
    expect(document.activeElement).toBe(screen.getByRole('alert'))
  })

  test('an empty field says so at the field, takes the focus, and nothing is asked of Cognito', async () => {
    const { asked, user } = renderForm()
    await user.click(signIn())
    expect(await screen.findByText('Enter your username.')).toBeDefined()
    expect(document.activeElement).toBe(username())
    expect(username().getAttribute('aria-invalid')).toBe('true')

    await user.type(username(), 'office-north{Enter}')
    expect(screen.queryByText('Enter your username.')).toBeNull()
    expect(screen.getByText('Enter your password.')).toBeDefined()
    expect(document.activeElement).toBe(password())
    expect(asked).toEqual([])
  })

  test('the password is hidden until it is asked for', async () => {
    const { user } = renderForm()
    expect(password().type).toBe('password')
    await user.click(screen.getByRole('button', { name: 'Show password' }))
    expect(password().type).toBe('text')
    await user.click(screen.getByRole('button', { name: 'Hide password' }))
    expect(password().type).toBe('password')
  })

  test('a demo account fills the form and does not sign in', async () => {
    const { asked, user } = renderForm()
    await user.click(screen.getByRole('button', { name: /office-north/ }))
    expect([username().value, password().value]).toEqual(['office-north', 'Local-Demo-2026!'])
    expect(asked).toEqual([])
  })

  test('password managers learn which field is the username and which the password', () => {
    renderForm()
    expect(username().autocomplete).toBe('username')
    expect(password().autocomplete).toBe('current-password')
  })

  test('a user whose session ended reads the reason, and types only the password', () => {
    renderForm({ lastUsername: 'office-north', notice: 'Your session has ended.' })
    expect(screen.getByRole('status').textContent).toBe('Your session has ended.')
    expect([username().value, password().value]).toEqual(['office-north', ''])
  })
})

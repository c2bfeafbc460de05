import { act, cleanup, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, describe, expect, test } from 'vitest'
import type { AppError } from '../../src/errors.ts'
import { NewPasswordForm } from '../../src/session/sign-in/NewPasswordForm.tsx'

afterEach(cleanup)

function renderForm() {
  const asked: string[] = []
  let answer: (error: AppError | null) => void = () => {}
  render(
    <NewPasswordForm
      username="office-new"
      onAnswer={(password) => {
        asked.push(password)
        return new Promise((resolve) => {
          answer = resolve
        })
      }}
      onCancel={() => {}}
    />,
  )
  return {
    asked,
    answer: (error: AppError | null) => act(async () => answer(error)),
    user: userEvent.setup(),
  }
}

const box = () => screen.getByLabelText<HTMLInputElement>('New password')
const kept = () => screen.getAllByText(': kept').map((word) => word.parentElement?.textContent)

describe('NewPasswordForm', () => {
  test('the list ticks each rule as soon as the input meets it, and no other rule', async () => {
    const { user } = renderForm()
    expect(screen.queryByText(': kept')).toBeNull()
    await user.type(box(), 'aA')
    expect(kept()).toEqual(['A lower case letter: kept', 'An upper case letter: kept'])
    await user.type(box(), '1-aaaaaaaa')
    expect(kept()).toHaveLength(5)
  })

  test.each([
    '',
    'short-1A',
    'no-upper-case-1',
    'NO-LOWER-CASE-1',
    'No-number-here',
    'NoSymbolHere1',
    ' Space-around-1 ',
  ])('"%s" is not sent: the box says why and has the focus', async (password) => {
    const { asked, user } = renderForm()
    if (password !== '') await user.type(box(), password)
    await user.click(screen.getByRole('button', { name: 'Save and continue' }))
    expect(asked).toEqual([])
    await waitFor(() => expect(box().getAttribute('aria-invalid')).toBe('true'))
    expect(document.activeElement).toBe(box())
    expect(box().value).toBe(password)
  })

  test('a refusal by Cognito takes the focus and keeps the input', async () => {
    const { asked, answer, user } = renderForm()
    await user.type(box(), 'Good-Password-1{Enter}')
    expect(asked).toEqual(['Good-Password-1'])
    await answer({ kind: 'password-refused', rule: 'Password has been used before.' })
    const alert = await screen.findByRole('alert')
    expect(document.activeElement).toBe(alert)
    expect(box().value).toBe('Good-Password-1')
  })

  test('password managers learn the username of the new password', () => {
    renderForm()
    expect(box().autocomplete).toBe('new-password')
    expect(document.querySelector<HTMLInputElement>('input[autocomplete=username]')?.value).toBe('office-new')
  })
})

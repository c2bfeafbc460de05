import { expect, type Page } from '@playwright/test'

export const password = 'Local-Demo-2026!'

/** Signs in by hand, as a person does. */
export async function signIn(page: Page, username: string, secret = password): Promise<void> {
  await page.goto('/')
  await fillIn(page, username, secret)
}

/** Fills in the form that is on screen, and sends it. */
export async function fillIn(page: Page, username: string, secret = password): Promise<void> {
  await page.getByRole('textbox', { name: 'Username' }).fill(username)
  await page.getByRole('textbox', { name: 'Password' }).fill(secret)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

export async function expectAgents(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Agents', exact: true })).toBeVisible()
  await expect(page.getByRole('table', { name: 'Agents' })).toBeVisible()
}

/** The field names on screen. */
export async function fieldNames(page: Page): Promise<string[]> {
  return page.getByRole('table', { name: 'Agents' }).getByRole('rowheader').allInnerTexts()
}

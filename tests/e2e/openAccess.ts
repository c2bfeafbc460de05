import { expect, type Locator, type Page } from '@playwright/test'

/** Opens one of the pages about access, also from another of these pages. */
export async function openAccess(page: Page, section: string): Promise<void> {
  const sections = page.getByRole('navigation', { name: 'Access' })
  if (!(await sections.isVisible())) await page.getByRole('link', { name: 'Access', exact: true }).click()
  await sections.getByRole('link', { name: section, exact: true }).click()
}

/** Makes every attempt to break in, and returns their number. */
export async function tryAll(page: Page): Promise<number> {
  const button = page.getByRole('button', { name: /^Try all/ })
  const count = Number((await button.innerText()).replace(/\D/g, ''))
  await button.click()
  await expect(page.getByText('Not tried yet')).toHaveCount(0)
  await expect(button).toBeEnabled()
  return count
}

export function attempt(page: Page, name: string): Locator {
  return page.getByRole('listitem', { name, exact: true })
}

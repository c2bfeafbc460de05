import AxeBuilder from '@axe-core/playwright'
import { expectAgents, signIn } from './signIn.ts'
import { expect, test } from './test.ts'

for (const colorScheme of ['light', 'dark'] as const) {
  test(`every page passes axe in ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme })
    await page.goto('/')
    await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible()
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])

    await signIn(page, 'office-north')
    await expectAgents(page)
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])

    await page.getByRole('link', { name: 'Glacier Owl' }).click()
    await expect(page.getByRole('heading', { name: 'Glacier Owl' })).toBeVisible()
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])

    await page.getByRole('button', { name: 'Edit' }).click()
    await expect(page.getByRole('form', { name: 'Edit Glacier Owl' })).toBeVisible()
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
    await page.getByRole('button', { name: 'Cancel' }).click()

    await page.getByRole('searchbox', { name: 'Search agents' }).fill('zzz')
    await expect(page.getByText('No agent matches “zzz”')).toBeVisible()
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])

    await page.setViewportSize({ width: 320, height: 720 })
    await page.goto('/agents')
    await expectAgents(page)
    await expect(page.getByRole('combobox', { name: 'Sort by' })).toBeVisible()
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
    await page.setViewportSize({ width: 1280, height: 800 })

    await page.getByRole('button', { name: 'Sign out' }).click()
    await signIn(page, 'agency-lead')
    await expectAgents(page)
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  })
}

test('one can sign in, open an agent and sign out by keyboard alone', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('textbox', { name: 'Username' }).focus()
  await page.keyboard.type('office-south')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Local-Demo-2026!')
  await page.keyboard.press('Enter')
  await expectAgents(page)
  const link = page.getByRole('link', { name: 'Bramble Asp' })
  await link.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Bramble Asp' })).toBeVisible()
  await page.getByRole('button', { name: 'Sign out' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible()
})

import { type ChildProcess, spawn } from 'node:child_process'
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expectAgents, fieldNames, signIn } from './signIn.ts'
import { expect, test } from './test.ts'

/** A local AWS of their own: while a leaky policy is in force, the other tests' people would be under it. */
const port = 5182
test.use({ baseURL: `http://localhost:${port}` })
test.describe.configure({ mode: 'default' })

let server: ChildProcess

test.beforeAll(async () => {
  server = spawn(process.execPath, ['--import', 'tsx', 'tests/support/serveForBrowser.ts', `${port}`])
  await expect
    .poll(
      () =>
        fetch(`http://localhost:${port}/config.json`).then(
          ({ ok }) => ok,
          () => false,
        ),
      { timeout: 60_000 },
    )
    .toBe(true)
})
test.afterAll(() => {
  server.kill()
})

async function openAccess(page: Page, section: string): Promise<void> {
  await page.getByRole('link', { name: 'Access', exact: true }).click()
  await page
    .getByRole('navigation', { name: 'Access' })
    .getByRole('link', { name: section, exact: true })
    .click()
}

/** Makes every attempt and answers with how many there were. */
async function tryAll(page: Page): Promise<number> {
  const button = page.getByRole('button', { name: /^Try all/ })
  const count = Number((await button.innerText()).replace(/\D/g, ''))
  await button.click()
  await expect(page.getByText('Not tried yet')).toHaveCount(0)
  await expect(button).toBeEnabled()
  return count
}

const attempt = (page: Page, name: string) => page.getByRole('listitem', { name, exact: true })

test('every attempt of an office is refused, and the refusal names the condition', async ({ page }) => {
  await signIn(page, 'office-north')
  await expectAgents(page)
  await openAccess(page, 'Break in')
  const count = await tryAll(page)
  await expect(page.getByText('Refused', { exact: true })).toHaveCount(count - 1)
  await expect(page.getByText(/^Allowed: 12 rows, yours/)).toHaveCount(1)
  await expect(page.getByText('0 got through')).toBeVisible()
  await expect(attempt(page, 'another administrator’s key')).toContainText(
    /dynamodb:LeadingKeys was \S+, and ForAllValues:StringEquals needs \S+/,
  )
  await expect(attempt(page, 'a projection to the real name')).toContainText('dynamodb:Attributes was')
  await expect(attempt(page, 'a Scan')).toContainText('No statement allows dynamodb:Scan')

  // The same answers, as calls: AWS's decision and the explanation agree.
  await openAccess(page, 'Requests')
  await page.getByRole('button', { name: 'Query', exact: true }).first().click()
  await expect(page.getByText(/by the policy in the template it would be/)).toHaveCount(0)
  await expect(page.getByRole('heading', { name: /^QueryOwnAgents/ })).toBeVisible()
})

test('a leaky policy leaks into the attempt’s result and no other view, until the good one is back', async ({
  page,
}) => {
  await signIn(page, 'office-north')
  await expectAgents(page)
  const own = await fieldNames(page)
  await openAccess(page, 'Break in')
  const banner = page.getByRole('complementary', { name: 'Leaky policy' })
  await expect(banner).toHaveCount(0)
  await page.getByRole('radio', { name: 'Scan added' }).check()
  await expect(banner).toBeVisible()
  await attempt(page, 'a Scan').getByRole('button', { name: 'Try a Scan' }).click()
  const leaked = attempt(page, 'a Scan').getByRole('table', { name: 'What leaked' })
  await expect(leaked.getByText('not yours').first()).toBeVisible()
  const theirs = await leaked.locator('.foreign td:nth-child(2)').first().innerText()
  expect(own).not.toContain(theirs)

  for (const section of ['Identities', 'How you got here', 'Policy', 'Requests']) {
    await openAccess(page, section)
    await expect(banner).toBeVisible()
    await expect(page.getByText(theirs)).toHaveCount(0)
  }
  await page.getByRole('link', { name: 'Agents', exact: true }).click()
  await expectAgents(page)
  await expect(banner).toBeVisible()
  expect(await fieldNames(page)).toEqual(own)

  await page.getByRole('button', { name: 'Bring the good policy back' }).click()
  await expect(banner).toHaveCount(0)
  await openAccess(page, 'Break in')
  await attempt(page, 'a Scan').getByRole('button', { name: 'Try a Scan' }).click()
  await expect(attempt(page, 'a Scan').getByText('Refused', { exact: true })).toBeVisible()
})

test('the requests of one person are gone when they sign out', async ({ page }) => {
  await signIn(page, 'office-north')
  await expectAgents(page)
  await openAccess(page, 'Requests')
  await expect(page.getByRole('button', { name: 'InitiateAuth' })).toBeVisible()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await signIn(page, 'office-south')
  await expectAgents(page)
  await openAccess(page, 'Requests')
  await expect(page.getByRole('button', { name: 'InitiateAuth' })).toHaveCount(1)
})

test('the list is where it was when one comes back to it', async ({ page }) => {
  await signIn(page, 'office-north')
  await expectAgents(page)
  await page.getByRole('searchbox', { name: 'Find by field name' }).fill('G')
  await expect.poll(() => fieldNames(page)).toEqual(['Glacier Owl'])
  await openAccess(page, 'Identities')
  await expect(page.getByText('12 rows carry')).toBeVisible()
  await page.getByRole('link', { name: 'Agents', exact: true }).click()
  await expect(page.getByRole('searchbox', { name: 'Find by field name' })).toHaveValue('G')
  expect(await fieldNames(page)).toEqual(['Glacier Owl'])
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the pages about access pass axe in ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme })
    await signIn(page, 'office-north')
    await expectAgents(page)
    for (const section of ['Identities', 'How you got here', 'Policy', 'Requests', 'Break in']) {
      await openAccess(page, section)
      await expect(page.getByRole('main').getByRole('heading', { level: 1 })).toBeVisible()
      if (section === 'Requests')
        await page.getByRole('button', { name: 'Query', exact: true }).first().click()
      if (section === 'Break in') await tryAll(page)
      expect((await new AxeBuilder({ page }).analyze()).violations, section).toEqual([])
    }
  })
}

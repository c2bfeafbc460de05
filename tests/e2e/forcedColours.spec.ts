import { expectAgents, signIn } from './signIn.ts'
import { expect, test } from './test.ts'

test('forced colours mark the selected row, and no other', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' })
  await signIn(page, 'office-north')
  await expectAgents(page)
  await page.getByRole('link', { name: 'Glacier Owl' }).click()
  await expect(page.getByRole('heading', { name: 'Glacier Owl' })).toBeVisible()
  const outlines = await page
    .getByRole('table', { name: 'Agents' })
    .locator('tbody tr')
    .evaluateAll((rows) =>
      rows
        .filter((row) => getComputedStyle(row).outlineStyle === 'solid')
        .map((row) => row.querySelector('th')?.textContent),
    )
  expect(outlines).toEqual(['Glacier Owl'])
})

import type { Page } from '@playwright/test'
import { expectAgents, fieldNames, signIn } from './signIn.ts'
import { expect, test } from './test.ts'

const table = (page: Page) => page.getByRole('table', { name: 'Agents' })
const sortBy = (page: Page) => page.getByRole('combobox', { name: 'Sort by' })

/** The elements that are wider than their own box or than the window, in words. */
async function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const isSeen = (element: Element) => element.checkVisibility() && element.clientWidth > 1
    const nameOf = (element: Element) => `${element.tagName} ${element.textContent?.trim().slice(0, 40)}`
    return [...document.querySelectorAll('header, header *, main, main *')]
      .filter((element) => isSeen(element) && element.closest('.visually-hidden') === null)
      .filter((element) => {
        const { left, right } = element.getBoundingClientRect()
        const scrollsWithin = element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0
        const isClipping = getComputedStyle(element).overflowX !== 'visible'
        return left < -0.5 || right > innerWidth + 0.5 || (scrollsWithin && isClipping)
      })
      .map(nameOf)
  })
}

for (const width of [320, 360, 480, 640]) {
  test(`at ${width} px nothing of the list is cut off, and it sorts and filters`, async ({ page }) => {
    await page.setViewportSize({ width, height: 720 })
    await signIn(page, 'office-north')
    await expectAgents(page)
    await expect(page.getByRole('searchbox', { name: 'Search agents' })).toBeVisible()
    expect(await cutOff(page)).toEqual([])

    // Two lines: the name above station and specialty, status and time at the right.
    const row = table(page).getByRole('row').filter({ hasText: 'Birch Marten' })
    const box = async (text: string | RegExp) => {
      const { x, y, width: wide } = (await row.getByText(text).boundingBox()) ?? { x: 0, y: 0, width: 0 }
      return { x, y, right: x + wide }
    }
    const name = await box('Birch Marten')
    const [station, specialty, status] = [await box('Luleå'), await box('Logistics'), await box('Undercover')]
    expect(station.y).toBeGreaterThan(name.y + 8)
    expect(specialty.y).toBe(station.y)
    expect(specialty.x).toBeGreaterThan(station.x)
    expect(status.y).toBeLessThan(station.y)
    expect(status.right).toBeGreaterThan(width - 64)

    await sortBy(page).selectOption('Last contact')
    await expect.poll(async () => (await fieldNames(page))[0]).toBe('Silent Eider')
    await page.getByRole('button', { name: 'Ascending' }).click()
    await expect.poll(async () => (await fieldNames(page)).at(-1)).toBe('Silent Eider')
    await expect(page).toHaveURL('/agents?sort=lastContact&order=descending')
    expect(await cutOff(page)).toEqual([])

    await page.getByRole('combobox', { name: 'Status' }).selectOption({ label: 'Compromised · 1' })
    await expect.poll(() => fieldNames(page)).toEqual(['Hollow Stag'])
    expect(await cutOff(page)).toEqual([])

    await page.getByRole('link', { name: 'Hollow Stag' }).click()
    await expect(page.getByRole('heading', { name: 'Hollow Stag' })).toBeVisible()
    expect(await cutOff(page)).toEqual([])
  })

  test(`at ${width} px nothing of a lead's list is cut off`, async ({ page }) => {
    await page.setViewportSize({ width, height: 720 })
    await signIn(page, 'agency-lead')
    await expectAgents(page)
    await expect(page.getByRole('searchbox', { name: 'Search agents' })).toBeVisible()
    await expect(table(page).getByText('Office Large')).toBeVisible()
    expect(await cutOff(page)).toEqual([])
  })
}

test('the choice of an order keeps its place above the rows in every state of the list', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 720 })
  await signIn(page, 'office-north')
  await expectAgents(page)
  const search = page.getByRole('searchbox', { name: 'Search agents' })
  await expect(search).toBeVisible()
  const place = () =>
    page.evaluate(() =>
      ['.sort-choice', '.agents-scroller'].map((selector) => {
        const { x, y, width, height } =
          document.querySelector(selector)?.getBoundingClientRect() ?? new DOMRect()
        return [x, y, width, height]
      }),
    )
  const before = await place()
  expect(before[0]?.[3]).toBeGreaterThan(24)
  await search.fill('zzz')
  await expect(page.getByText('No agent matches “zzz”')).toBeVisible()
  expect(await place()).toEqual(before)
  // The list has nothing to sort.
  await expect(sortBy(page)).toHaveCount(0)
})

import type { Page } from '@playwright/test'
import { recordQueries } from './recordQueries.ts'
import { expectAgents, fieldNames, signIn } from './signIn.ts'
import { expect, test } from './test.ts'

const search = (page: Page) => page.getByRole('searchbox', { name: 'Search agents' })
const table = (page: Page) => page.getByRole('table', { name: 'Agents' })
const status = (page: Page, name: RegExp) =>
  page.getByRole('group', { name: 'Status' }).getByRole('radio', { name })
const sortBy = (page: Page, name: string) =>
  table(page).getByRole('columnheader', { name }).getByRole('button').click()

test('where all agents are read, the questions of a day are answered without another request', async ({
  page,
}) => {
  const queries = await recordQueries(page)
  await signIn(page, 'office-north')
  await expectAgents(page)
  await status(page, /^Compromised/).check({ force: true })
  await expect.poll(() => fieldNames(page)).toEqual(['Hollow Stag'])
  await status(page, /^All/).check({ force: true })
  await sortBy(page, 'Last contact')
  await expect.poll(async () => (await fieldNames(page))[0]).toBe('Silent Eider')
  await expect(table(page).getByRole('columnheader', { name: 'Last contact' })).toHaveAttribute(
    'aria-sort',
    'ascending',
  )
  await search(page).fill('lulea')
  await expect.poll(() => fieldNames(page)).toEqual(['Birch Marten'])
  await expect(page.getByText('1 of 12')).toBeVisible()
  await expect(table(page).locator('mark')).toHaveText('Luleå')
  expect(await queries.all()).toHaveLength(1)
})

test('among 10,000 the longest silence and a status are one request each, by their index', async ({
  page,
}) => {
  const queries = await recordQueries(page)
  const sent = async () => (await queries.all()).map(({ IndexName, Limit }) => [IndexName, Limit])
  await signIn(page, 'office-large')
  await expectAgents(page)
  await queries.forget()
  await sortBy(page, 'Last contact')
  await expect(table(page).getByRole('columnheader', { name: 'Last contact' })).toHaveAttribute(
    'aria-sort',
    'ascending',
  )
  await expect.poll(sent).toEqual([['byLastContact', 50]])
  await sortBy(page, 'Last contact')
  await expect.poll(async () => (await sent()).length).toBe(2)
  await queries.forget()
  await sortBy(page, 'Field name')
  await status(page, /^Retired/).check({ force: true })
  await expect(table(page).getByText('Retired').first()).toBeVisible()
  expect((await sent()).filter(([index]) => index !== undefined)).toEqual([['byStatus', 50]])
  // No index has an order among agents of one status. The app reads all of these agents first, and no others.
  await queries.forget()
  await sortBy(page, 'Last contact')
  await expect(page.getByRole('status').filter({ hasText: /^[\d,]+$/ })).toBeVisible({ timeout: 60_000 })
  expect(new Set((await sent()).map(([index]) => index))).toEqual(new Set(['byStatus']))
})

test('a search among 10,000 shows names that begin with it at once, reads the rest, and can be cancelled', async ({
  page,
}) => {
  await page.route(/\/aws\/?$/, async (route) => {
    // So slow that the test sees the list while it loads.
    await new Promise((later) => setTimeout(later, 200))
    await route.continue()
  })
  await signIn(page, 'office-large')
  await expectAgents(page)
  await search(page).fill('winter w')
  await expect(table(page).getByText('Winter Wolf')).toBeVisible()
  await expect(page.getByText(/found, [\d,]+ read$/)).toBeVisible()
  await page.getByRole('button', { name: 'Cancel' }).click()
  const words = await page.getByText(/found, [\d,]+ read$/).innerText()
  await page.waitForTimeout(1_000)
  expect(await page.getByText(/found, [\d,]+ read$/).innerText()).toBe(words)
  await page.getByRole('button', { name: 'Read on' }).click()
  await search(page).fill('otter')
  await expect(page.getByText(/^100 of 10,000$/)).toBeVisible({ timeout: 60_000 })
  expect((await fieldNames(page))[0]).toMatch(/Otter$/)
})

test('search, filter, order and open file live in the address: reload, Back and a link keep them', async ({
  page,
}) => {
  await signIn(page, 'office-north')
  await expectAgents(page)
  await status(page, /^Active/).check({ force: true })
  await sortBy(page, 'Station')
  await search(page).fill('a')
  await expect(page).toHaveURL('/agents?find=a&status=active&sort=station')
  const names = await fieldNames(page)
  await page.getByRole('link', { name: names[1] ?? '' }).click()
  await expect(page.getByRole('heading', { name: names[1] ?? '' })).toBeVisible()
  await page.reload()
  await expect(page.getByRole('heading', { name: names[1] ?? '' })).toBeVisible()
  await expect(search(page)).toHaveValue('a')
  await expect.poll(() => fieldNames(page)).toEqual(names)
  await page.getByRole('button', { name: 'Close' }).click()
  await page.goBack()
  await page.goBack()
  await expect(page).toHaveURL('/agents?find=a&status=active&sort=station')
  await page.goBack()
  await expect(page).toHaveURL('/agents?status=active')
  await expect(search(page)).toHaveValue('')
})

test('the keyboard alone finds, opens and closes; a double click is one step in the history', async ({
  page,
}) => {
  await signIn(page, 'office-north')
  await expectAgents(page)
  await expect(search(page)).toBeVisible()
  await page.keyboard.press('/')
  await expect(search(page)).toBeFocused()
  await page.keyboard.type('ow')
  await expect.poll(() => fieldNames(page)).toEqual(['Glacier Owl', 'Hollow Stag'])
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('link', { name: 'Glacier Owl' })).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Hollow Stag' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('link', { name: 'Hollow Stag' })).toBeFocused()
  const before = await page.evaluate(() => history.length)
  await page.getByRole('link', { name: 'Glacier Owl' }).dblclick()
  await expect(page.getByRole('heading', { name: 'Glacier Owl' })).toBeVisible()
  expect(await page.evaluate(() => history.length)).toBe(before + 1)
})

test('a link into 10,000 agents shows the file, and its row in the list', async ({ page }) => {
  await signIn(page, 'office-large')
  await expectAgents(page)
  await page.goto('/agents/Marsh%20Otter')
  await expect(page.getByRole('heading', { name: 'Marsh Otter' })).toBeVisible()
  const row = table(page).getByRole('link', { name: 'Marsh Otter' })
  await expect(row).toBeInViewport({ timeout: 60_000 })
  await expect(row).toHaveAttribute('aria-current', 'true')
  await page.getByRole('link', { name: 'Next agent' }).click()
  await expect(page.getByRole('heading', { name: 'Marsh Owl' })).toBeVisible()
})

test('End leads through 10,000 rows with one tab stop', async ({ page }) => {
  await signIn(page, 'office-large')
  await expectAgents(page)
  await table(page).getByRole('link').first().focus()
  await page.keyboard.press('End')
  const first = await page.evaluate(() => document.activeElement?.textContent)
  await page.keyboard.press('PageUp')
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).not.toBe(first)
  await expect(table(page).locator('a[tabindex="0"]')).toHaveCount(1)
})

test('an address that leads nowhere says so', async ({ page }) => {
  await signIn(page, 'office-north')
  await expectAgents(page)
  await page.goto('/nowhere')
  await expect(page.getByRole('alert')).toContainText('There is no page at this address')
  await page.getByRole('link', { name: 'Go to the list of agents' }).click()
  await expectAgents(page)
})

test('neither the toolbar nor the frame of the list moves in any state', async ({ page }) => {
  const frame = () =>
    page.evaluate(() =>
      ['.agents-toolbar', '.agents-scroller', '.agents-toolbar input[type=search]'].map((selector) => {
        const box = document.querySelector(selector)?.getBoundingClientRect()
        return box && [box.x, box.y, box.width, box.height]
      }),
    )
  await signIn(page, 'office-north')
  await expectAgents(page)
  await expect(search(page)).toBeVisible()
  const before = await frame()
  await search(page).fill('zzz')
  await expect(page.getByText('No agent matches “zzz”')).toBeVisible()
  expect(await frame()).toEqual(before)
  await page.getByRole('button', { name: 'Show all agents' }).click()
  await expect(table(page)).toBeVisible()
  expect(await frame()).toEqual(before)
  await page.context().setOffline(true)
  await page.getByRole('button', { name: 'Refresh' }).click()
  await expect(page.getByRole('alert')).toContainText('The service cannot be reached.', { timeout: 30_000 })
  expect(await frame()).toEqual(before)
  await expect(page.getByRole('button', { name: 'Retry' })).toHaveCount(1)
  await page.context().setOffline(false)
})

for (const [width, height] of [
  [320, 720],
  [640, 720],
  [1280, 800],
  [1600, 900],
  [320, 256],
] as const) {
  test(`no page scrolls beyond its content at ${width} × ${height}`, async ({ page }) => {
    await page.setViewportSize({ width, height })
    await signIn(page, 'office-north')
    await expectAgents(page)
    for (const path of [
      '/agents',
      '/agents/Glacier%20Owl',
      '/account',
      '/access',
      '/access/path',
      '/access/policy',
      '/access/requests',
      '/access/break-in',
    ]) {
      await page.evaluate((to) => {
        history.pushState(null, '', to)
        dispatchEvent(new PopStateEvent('popstate'))
      }, path)
      await expect(page.locator('main h1:visible, main h2:visible').first()).toBeVisible()
      for (const row of await page
        .getByRole('table', { name: 'Requests' })
        .getByRole('rowheader')
        .getByRole('button')
        .all())
        await row.click()
      const beyond = await page.evaluate(() => {
        const { scrollWidth, clientWidth, scrollHeight, clientHeight } = document.documentElement
        const bottoms = [...document.querySelectorAll('main *')].map(
          (each) => each.getBoundingClientRect().bottom + scrollY,
        )
        const isBelow = scrollHeight > clientHeight && scrollHeight > Math.ceil(Math.max(...bottoms)) + 48
        return [scrollWidth - clientWidth, isBelow]
      })
      expect([path, ...beyond]).toEqual([path, 0, false])
      if (height > 480)
        expect(
          await page.evaluate(
            () => document.documentElement.scrollHeight - document.documentElement.clientHeight,
          ),
          path,
        ).toBe(0)
    }
  })
}

test('the CSV holds the listed agents, and only the visible attributes', async ({ page }) => {
  await signIn(page, 'office-north')
  await expectAgents(page)
  await status(page, /^Undercover/).check({ force: true })
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Export CSV' }).click()
  const stream = await (await download).createReadStream()
  let text = ''
  for await (const chunk of stream) text += String(chunk)
  expect(text.trim().split('\r\n')).toHaveLength(3)
  expect(text).toContain('Birch Marten')
  expect(text).not.toMatch(/realName|Oskar/)
})

import { expectNoViolations } from './expectNoViolations.ts'
import { expectAgents, signIn } from './signIn.ts'
import { expect, test } from './test.ts'

test('a Ctrl-click on an agent, and the address typed into a new tab, are signed in; signing out ends them', async ({
  page,
  context,
}) => {
  await signIn(page, 'office-north')
  await expectAgents(page)
  const opened = context.waitForEvent('page')
  await page.getByRole('link', { name: 'Glacier Owl' }).click({ modifiers: ['Control'] })
  const clicked = await opened
  await expect(clicked.getByRole('heading', { name: 'Glacier Owl' })).toBeVisible()
  const typed = await context.newPage()
  await typed.goto('/agents')
  await expectAgents(typed)
  expect(await typed.evaluate(() => JSON.stringify(localStorage))).toBe('{}')
  await page.getByRole('button', { name: 'Sign out' }).click()
  for (const tab of [page, clicked, typed]) {
    await expect(tab.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible()
    expect(await tab.evaluate(() => JSON.stringify(sessionStorage))).toBe('{}')
  }
  const late = await context.newPage()
  await late.goto('/agents')
  await expect(late.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible()
})

test('a minute before the lock a dialog counts down; Stay signed in calls it off, Sign out now does not wait', async ({
  page,
}) => {
  await page.clock.install()
  await signIn(page, 'office-north')
  await expectAgents(page)
  const dialog = page.getByRole('alertdialog', { name: 'Are you still there?' })
  await page.clock.fastForward('14:05')
  await expect(dialog).toBeVisible()
  await expect(page.getByRole('button', { name: 'Stay signed in' })).toBeFocused()
  await page.getByRole('button', { name: 'Stay signed in' }).click()
  await expect(dialog).toHaveCount(0)
  await page.clock.fastForward('14:05')
  await expect(dialog).toBeVisible()
  await page.getByRole('button', { name: 'Sign out now' }).click()
  await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible()
})

test('the dialog before the lock passes axe', async ({ page }) => {
  await page.clock.install()
  await signIn(page, 'office-north')
  await expectAgents(page)
  await page.clock.fastForward('14:05')
  await expect(page.getByRole('alertdialog', { name: 'Are you still there?' })).toBeVisible()
  // On a slow machine the lock would come while axe works. The timers go on, since axe needs them.
  await page.clock.setFixedTime(await page.evaluate(() => Date.now()))
  await expectNoViolations(page)
})

test('a page whose code cannot be loaded keeps the header, and appears when the network is back', async ({
  page,
  context,
}) => {
  await page.route(/\/assets\/AccessPage/, (route) => route.abort('internetdisconnected'))
  await signIn(page, 'office-north')
  await expectAgents(page)
  await page.getByRole('link', { name: 'Access', exact: true }).click()
  await expect(page.getByRole('alert')).toContainText('The service cannot be reached.')
  await expect(page.getByRole('button', { name: 'Retry' })).toHaveCount(1)
  await page.getByRole('link', { name: 'Agents', exact: true }).click()
  await expectAgents(page)
  await page.getByRole('link', { name: 'Access', exact: true }).click()
  await expect(page.getByRole('alert')).toContainText('The service cannot be reached.')
  await page.waitForTimeout(1_000)
  await page.unroute(/\/assets\/AccessPage/)
  await context.setOffline(true)
  await context.setOffline(false)
  await expect(page.getByRole('heading', { level: 1 }).filter({ hasText: /ID|Identities/ })).toBeVisible()
})

test('a page whose style could not be fetched is drawn with it later', async ({ page }) => {
  const style = /\/assets\/AccessPage[^/]*\.css/
  await page.route(style, (route) => route.abort('internetdisconnected'))
  const failed = page.waitForEvent('requestfailed', (request) => style.test(request.url()))
  await signIn(page, 'office-north')
  await expectAgents(page)
  await failed
  await page.unroute(style)
  await page.getByRole('link', { name: 'Access', exact: true }).click()
  const heading = page.getByRole('heading', { name: 'Identities', exact: true })
  await expect(heading).toBeVisible()
  // The navigation is beside the page, and not above it.
  expect((await heading.boundingBox())?.x).toBeGreaterThan(150)
})

test('Access and the account, fetched while idle, open without a connection', async ({ page, context }) => {
  await signIn(page, 'office-north')
  await expectAgents(page)
  const isThere = () =>
    page.evaluate(() =>
      performance.getEntriesByType('resource').some(({ name }) => /AccessPage.*js/.test(name)),
    )
  await expect.poll(isThere).toBe(true)
  await page.waitForLoadState('networkidle')
  await context.setOffline(true)
  await page.getByRole('link', { name: 'Access', exact: true }).click()
  await expect(page.getByRole('navigation', { name: 'Access' })).toBeVisible()
  await context.setOffline(false)
})

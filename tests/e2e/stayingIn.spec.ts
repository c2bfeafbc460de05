import { expectAgents, fieldNames, signIn } from './signIn.ts'
import { expect, test } from './test.ts'

test('two tabs of one sign-in that need new tokens at once refresh them once, and both work on', async ({
  page,
  context,
}) => {
  // The longest idle time: the test does not move the pointer, and must not be locked out.
  await context.route('**/config.json', async (route) => {
    const response = await route.fetch()
    await route.fulfill({ response, json: { ...(await response.json()), idleMinutes: '720' } })
  })
  const calls: string[] = []
  context.on('request', (request) => {
    const target = request.headers()['x-amz-target']
    if (target !== undefined) calls.push(target.split('.').at(-1) ?? '')
  })
  const count = (operation: string) => calls.filter((call) => call === operation).length

  await context.clock.install()
  await signIn(page, 'office-north')
  await expectAgents(page)
  const opened = context.waitForEvent('page')
  await page.evaluate(() => void window.open('/'))
  const duplicate = await opened
  await expectAgents(duplicate)
  for (const hour of [1, 2]) {
    calls.length = 0
    // Two tokens differ only in the second of their issue. By the local AWS's clock, no hour has passed.
    await new Promise((later) => setTimeout(later, 1_500))
    await context.clock.fastForward('01:01:00')
    await Promise.all([page, duplicate].map((tab) => tab.getByRole('button', { name: 'Refresh' }).click()))
    await expect.poll(() => count('GetCredentialsForIdentity')).toBe(2)
    for (const tab of [page, duplicate]) {
      await expect(tab.getByRole('status').filter({ hasText: /^12$/ })).toBeVisible()
      await expect(tab.getByRole('alert')).toHaveCount(0)
      expect(await fieldNames(tab)).toContain('Glacier Owl')
    }
    expect([hour, count('GetTokensFromRefreshToken'), count('GetCredentialsForIdentity')]).toEqual([
      hour,
      1,
      2,
    ])
  }
})

test('the app does not lock at work, and idleMinutes of config.json sets when it locks otherwise', async ({
  page,
}) => {
  await page.route('**/config.json', async (route) => {
    const response = await route.fetch()
    await route.fulfill({ response, json: { ...(await response.json()), idleMinutes: '5' } })
  })
  await page.clock.install()
  await signIn(page, 'office-north')
  await expectAgents(page)
  for (let minutes = 0; minutes < 12; minutes += 3) {
    await page.clock.fastForward('03:00')
    await page.mouse.move(100 + minutes, 200)
  }
  await expectAgents(page)
  await page.clock.fastForward('05:05')
  await expect(page.getByText('Locked, because nobody used this page for a while.')).toBeVisible()
})

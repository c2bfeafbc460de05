import { fillIn, signIn } from './signIn.ts'
import { expect, test } from './test.ts'

test('signing out in one tab, without a connection, signs out its duplicate too', async ({
  page,
  context,
}) => {
  await signIn(page, 'office-north')
  await expect(page.getByRole('link', { name: 'Glacier Owl' })).toBeVisible()
  // A window that a page opens begins with a copy of its sessionStorage, as a duplicated tab does.
  const opened = context.waitForEvent('page')
  await page.evaluate(() => void window.open('/agents/Glacier%20Owl'))
  const duplicate = await opened
  await expect(duplicate.getByRole('heading', { name: 'Glacier Owl' })).toBeVisible()
  await context.setOffline(true)
  await page.getByRole('button', { name: 'Sign out' }).click()
  for (const tab of [page, duplicate]) {
    await expect(tab.getByRole('button', { name: 'Sign in' })).toBeVisible()
    await expect(tab).toHaveURL('/')
    expect(await tab.evaluate(() => JSON.stringify([sessionStorage, localStorage]))).not.toContain('eyJ')
    await expect(tab.getByText('Glacier Owl')).toHaveCount(0)
  }
})

test('nothing of a person is drawn for the next one, not even an answer that was on its way', async ({
  page,
}) => {
  let release = () => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  let isHeld = false
  await page.route(/\/aws\/?$/, async (route) => {
    if (isHeld || route.request().headers()['x-amz-target'] !== 'DynamoDB_20120810.Query')
      return route.continue()
    isHeld = true
    const response = await route.fetch()
    await held
    await route.fulfill({ response }).catch(() => {})
  })
  await signIn(page, 'office-north')
  await expect.poll(() => isHeld).toBe(true)
  await page.evaluate(() => {
    const drawn: string[] = []
    Object.assign(window, { drawn })
    new MutationObserver(() => drawn.push(document.body.textContent ?? '')).observe(document.body, {
      childList: true,
      subtree: true,
      characterData: true,
    })
  })
  await page.getByRole('button', { name: 'Sign out' }).click()
  await fillIn(page, 'office-south')
  await expect(page.getByRole('link', { name: 'Olive Kestrel' })).toBeVisible()
  release()
  await page.getByRole('button', { name: 'Refresh' }).click()
  await expect(page.getByRole('link', { name: 'Olive Kestrel' })).toBeVisible()
  const drawn = await page.evaluate(() => String(Reflect.get(window, 'drawn')))
  expect(drawn).toContain('Olive Kestrel')
  expect(drawn).not.toContain('Glacier Owl')
})

test('Back leads the next person to their own list, and never to an address of the last', async ({
  page,
}) => {
  await signIn(page, 'office-north')
  await page.getByRole('link', { name: 'Glacier Owl' }).click()
  await page.getByRole('link', { name: 'Moss Badger' }).click()
  await expect(page).toHaveURL('/agents/Moss%20Badger')
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.goBack()
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible()
  await fillIn(page, 'office-south')
  await expect(page).toHaveURL('/')
  await expect(page.getByRole('link', { name: 'Olive Kestrel' })).toBeVisible()
  await page.goBack()
  await expect(page).not.toHaveURL(/agents\/./)
})

test('a page from the back/forward cache shows nothing of a session that was signed out meanwhile', async ({
  page,
}) => {
  await signIn(page, 'office-north')
  await expect(page.getByRole('link', { name: 'Glacier Owl' })).toBeVisible()
  // The tab's next page signs out. Then the browser brings this page back as it was.
  await page.evaluate(() => {
    sessionStorage.clear()
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))
  })
  await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible()
  await expect(page.getByText('Glacier Owl')).toHaveCount(0)
})

test('after fifteen minutes without a hand the agents are hidden, and the password leads back to the file', async ({
  page,
}) => {
  await page.clock.install()
  await signIn(page, 'office-north')
  await page.getByRole('link', { name: 'Glacier Owl' }).click()
  await expect(page.getByRole('heading', { name: 'Glacier Owl' })).toBeVisible()
  await page.clock.fastForward('16:00')
  await expect(page.getByText('Locked, because nobody used this page for a while.')).toBeVisible()
  await expect(page.getByText('Glacier Owl')).toHaveCount(0)
  await expect(page.getByRole('textbox', { name: 'Username' })).toHaveValue('office-north')
  await page.getByLabel('Password', { exact: true }).fill('Local-Demo-2026!')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { name: 'Glacier Owl' })).toBeVisible()
})

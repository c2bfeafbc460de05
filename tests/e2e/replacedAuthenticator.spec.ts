import type { Page, Route } from '@playwright/test'
import { Secret, TOTP } from 'otpauth'
import { expectAgents, fillIn } from './signIn.ts'
import { startServer } from './startServer.ts'
import { expect, test } from './test.ts'

const username = 'office-south'

const section = (page: Page) => page.getByRole('region', { name: 'Authenticator app' })
const banner = (page: Page) => page.getByRole('complementary', { name: 'Authenticator app' })
const codeBox = (page: Page) => page.getByRole('textbox', { name: 'Code' })

/** An authenticator app with the key on the page. Each code is valid once, so `next` returns another one each time. */
async function takeKey(page: Page) {
  const key = (await page.locator('.key code').innerText()).replaceAll(' ', '')
  const app = new TOTP({ secret: Secret.fromBase32(key) })
  let step = 0
  return { key, next: () => app.generate({ timestamp: Date.now() + 30_000 * step++ }) }
}

async function setUp(page: Page, button: string) {
  await section(page).getByRole('button', { name: button }).click()
  const app = await takeKey(page)
  await codeBox(page).fill(app.next())
  await page.keyboard.press('Enter')
  await expect(section(page).getByText('On. You sign in with your password and a code')).toBeVisible()
  return app
}

/** Begins to set up another app, and leaves the page in spite of the warning. */
async function beginAndLeave(page: Page) {
  await section(page).getByRole('button', { name: 'Set up another app' }).click()
  await expect(section(page).getByText('your password alone may be enough')).toBeVisible()
  const { key } = await takeKey(page)
  const questions: string[] = []
  page.once('dialog', (dialog) => {
    questions.push(dialog.message())
    void dialog.dismiss()
  })
  await page.getByRole('link', { name: 'Agents' }).click()
  await expect(codeBox(page)).toBeVisible()
  expect(questions).toEqual([expect.stringContaining('Leave before the new app is set up?')])
  page.once('dialog', (dialog) => void dialog.accept())
  await page.getByRole('link', { name: 'Agents' }).click()
  await expectAgents(page)
  await expect(banner(page)).toContainText('your password alone may be enough to sign in')
  return key
}

test('where the earlier app counts until the new one is proved, the user finishes or keeps the earlier one', async ({
  page,
}) => {
  const { origin, stop } = await startServer(11)
  try {
    await page.goto(origin)
    await fillIn(page, username)
    await page.getByRole('link', { name: username }).click()
    const first = await setUp(page, 'Set up')
    const unfinished = await beginAndLeave(page)
    expect(unfinished).not.toBe(first.key)
    expect(await page.evaluate(() => JSON.stringify(sessionStorage))).not.toContain(unfinished)

    await page.getByRole('button', { name: 'Sign out' }).click()
    await fillIn(page, username)
    await codeBox(page).fill(first.next())
    await page.keyboard.press('Enter')
    await expect(banner(page)).toContainText('Your earlier app still counts')
    await page.reload()
    await expect(banner(page)).toContainText('Your earlier app still counts')
    await banner(page).getByRole('link', { name: 'Finish' }).click()
    await section(page).getByRole('button', { name: 'Keep the earlier app' }).click()
    await expect(section(page).getByText('On. You sign in with your password and a code')).toBeVisible()
    await page.getByRole('link', { name: 'Agents' }).click()
    await expectAgents(page)
    await expect(banner(page)).toHaveCount(0)

    // Begun once more, and finished this time.
    await page.getByRole('link', { name: username }).click()
    await section(page).getByRole('button', { name: 'Set up another app' }).click()
    await page.getByRole('button', { name: 'Cancel' }).click()
    await expect(section(page).getByText('your password alone may be enough')).toBeVisible()
    const second = await setUp(page, 'Finish')
    await page.getByRole('button', { name: 'Sign out' }).click()
    await fillIn(page, username)
    await codeBox(page).fill(second.next())
    await page.keyboard.press('Enter')
    await expectAgents(page)
    await expect(banner(page)).toHaveCount(0)
  } finally {
    await stop()
  }
})

/**
 * Makes an unfinished replacement disable the earlier app, as users of AWS report it: the sign-in asks for no code, and
 * GetUser still names the app.
 */
async function endEarlierAppAtOnce(page: Page) {
  const send = (route: Route, operation: string, input: object) =>
    page.request.post(route.request().url(), {
      headers: {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': `AWSCognitoIdentityProviderService.${operation}`,
      },
      data: JSON.stringify(input),
    })
  let isOver = false
  await page.route(/\/aws\/?$/, async (route) => {
    const operation = route.request().headers()['x-amz-target']?.split('.').at(-1)
    const { AccessToken } = route.request().postDataJSON() ?? {}
    if (operation === 'AssociateSoftwareToken') {
      const SoftwareTokenMfaSettings = { Enabled: false, PreferredMfa: false }
      const answer = await send(route, 'SetUserMFAPreference', { AccessToken, SoftwareTokenMfaSettings })
      expect(answer.status()).toBe(200)
      isOver = true
    }
    if (operation === 'VerifySoftwareToken') isOver = false
    if (operation !== 'GetUser' || !isOver) return route.continue()
    const response = await route.fetch()
    await route.fulfill({
      response,
      json: { ...(await response.json()), UserMFASettingList: ['SOFTWARE_TOKEN_MFA'] },
    })
  })
}

test('if a new setup disables the earlier app, the user reads it and restores the second step', async ({
  page,
}) => {
  const { origin, stop } = await startServer(12)
  try {
    await page.goto(origin)
    await fillIn(page, username)
    await page.getByRole('link', { name: username }).click()
    await setUp(page, 'Set up')
    await endEarlierAppAtOnce(page)
    await beginAndLeave(page)

    await page.getByRole('button', { name: 'Sign out' }).click()
    await fillIn(page, username)
    await expectAgents(page)
    await expect(banner(page)).toContainText('Your authenticator app no longer counts')
    await banner(page).getByRole('link', { name: 'Restore it' }).click()
    await expect(section(page).getByText('this sign-in asked for no code')).toBeVisible()
    // GetUser names the app although the sign-in asks for no code.
    await expect(section(page).getByText('On. You sign in with your password and a code')).toHaveCount(0)
    const restored = await setUp(page, 'Restore the second step')
    await page.getByRole('button', { name: 'Sign out' }).click()
    await fillIn(page, username)
    await codeBox(page).fill(restored.next())
    await page.keyboard.press('Enter')
    await expectAgents(page)
    await expect(banner(page)).toHaveCount(0)

    await page.getByRole('link', { name: username }).click()
    await beginAndLeave(page)
    await page.getByRole('button', { name: 'Sign out' }).click()
    await fillIn(page, username)
    await banner(page).getByRole('link', { name: 'Restore it' }).click()
    await section(page).getByRole('button', { name: 'Leave it off' }).click()
    await expect(section(page).getByText('Off. You sign in with your password alone')).toBeVisible()
  } finally {
    await stop()
  }
})

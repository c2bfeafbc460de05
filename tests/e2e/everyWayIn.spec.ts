import type { Page } from '@playwright/test'
import jsQR from 'jsqr'
import { type TOTP, URI } from 'otpauth'
import { expectNoViolations } from './expectNoViolations.ts'
import { expectAgents, fillIn } from './signIn.ts'
import { startServer } from './startServer.ts'
import { expect, test } from './test.ts'

const newPassword = 'Another-Horse-2026!'

/** The content of the QR code on the page, read by another library than the app's. */
async function scan(page: Page): Promise<TOTP> {
  const picture = await page.getByRole('img', { name: /QR code/ }).screenshot()
  const { data, width, height } = await page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')
    if (context === null) throw new Error('no canvas')
    context.drawImage(bitmap, 0, 0)
    const image = context.getImageData(0, 0, bitmap.width, bitmap.height)
    return { data: [...image.data], width: image.width, height: image.height }
  }, picture.toString('base64'))
  const found = jsQR(Uint8ClampedArray.from(data), width, height)
  return URI.parse(found?.data ?? 'nothing was found') as TOTP
}

/** A code is valid once, so each sign-in takes the next one: the local AWS accepts a difference of half a minute. */
function codes(app: TOTP) {
  let step = 0
  return {
    next: () => app.generate({ timestamp: Date.now() + 30_000 * step++ }),
    wrong: () => {
      const good = [-60, -30, 0, 30, 60].map((seconds) =>
        app.generate({ timestamp: Date.now() + seconds * 1000 }),
      )
      return (
        ['000000', '111111', '222222', '333333', '444444', '555555'].find((code) => !good.includes(code)) ??
        ''
      )
    },
  }
}

test('a temporary password is replaced at the first sign-in, and no longer works', async ({ page }) => {
  const { origin, stop } = await startServer(3)
  try {
    await page.goto(origin)
    await fillIn(page, 'office-new')
    await expect(page.getByRole('heading', { name: 'Choose a password' })).toBeVisible()
    const box = page.getByRole('textbox', { name: 'New password' })
    await expect(box).toBeFocused()
    await expectNoViolations(page)
    await box.fill('too-short')
    await page.keyboard.press('Enter')
    await expect(box).toHaveAttribute('aria-invalid', 'true')
    await expect(box).toHaveValue('too-short')
    await box.fill(newPassword)
    await expect(page.getByText(': kept')).toHaveCount(5)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: 'Agents', exact: true })).toBeVisible()
    await page.getByRole('button', { name: 'Sign out' }).click()
    await fillIn(page, 'office-new')
    await expect(page.getByRole('alert')).toContainText('Incorrect username or password.')
    await fillIn(page, 'office-new', newPassword)
    await expect(page.getByRole('heading', { name: 'Agents', exact: true })).toBeVisible()
  } finally {
    await stop()
  }
})

test('a person who adds an authenticator app is asked for a code until they turn it off', async ({
  page,
}) => {
  const { origin, stop } = await startServer(4)
  try {
    await page.goto(origin)
    await fillIn(page, 'office-south')
    await page.getByRole('link', { name: 'office-south' }).click()
    await expect(page.getByText('Off. You sign in with your password alone')).toBeVisible()
    await page.getByRole('button', { name: 'Set up' }).click()
    const app = await scan(page)
    expect([app.issuer, app.label]).toEqual(['Leading Keys', 'office-south'])
    const key = await page.locator('.key code').innerText()
    expect(key.replaceAll(' ', '')).toBe(app.secret.base32)
    await expectNoViolations(page)

    const { next, wrong } = codes(app)
    const code = page.getByRole('textbox', { name: 'Code' })
    await code.fill(wrong())
    await page.keyboard.press('Enter')
    await expect(page.getByRole('alert')).toContainText('That code is not valid.')
    await code.fill(next())
    await page.keyboard.press('Enter')
    await expect(page.getByText('On. You sign in with your password and a code')).toBeVisible()
    await expect(page.getByRole('heading', { name: 'Authenticator app' })).toBeFocused()

    await page.getByRole('button', { name: 'Sign out' }).click()
    await fillIn(page, 'office-south')
    await expect(page.getByRole('heading', { name: 'Enter your code' })).toBeVisible()
    await expect(code).toBeFocused()
    await expect(code).toHaveAttribute('autocomplete', 'one-time-code')
    await expectNoViolations(page)
    await page.getByRole('button', { name: 'Cancel' }).click()
    await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible()
    await fillIn(page, 'office-south')
    await code.fill(wrong())
    await page.keyboard.press('Enter')
    await expect(page.getByRole('alert')).toContainText('That code is not valid.')
    await code.fill(next())
    await page.keyboard.press('Enter')
    await expectAgents(page)

    await page.getByRole('link', { name: 'office-south' }).click()
    await page.getByRole('button', { name: 'Turn off' }).click()
    await expect(page.getByRole('button', { name: 'Keep it' })).toBeFocused()
    await expectNoViolations(page)
    await page.getByRole('button', { name: 'Yes, turn it off' }).click()
    await expect(page.getByText('Off. You sign in with your password alone')).toBeVisible()
    await page.getByRole('button', { name: 'Sign out' }).click()
    await fillIn(page, 'office-south')
    await expectAgents(page)
  } finally {
    await stop()
  }
})

test('where an authenticator app is required, a user has to add one before they get in', async ({ page }) => {
  const { origin, stop } = await startServer(5, 'AuthenticatorApp=required')
  try {
    await page.goto(origin)
    await fillIn(page, 'office-new')
    await page.getByRole('textbox', { name: 'New password' }).fill(newPassword)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: 'Add an authenticator app' })).toBeFocused()
    await expectNoViolations(page)
    // After the user leaves and comes back, the page is the same, with another secret.
    const unused = await scan(page)
    await page.reload()
    await fillIn(page, 'office-new', newPassword)
    await expect(page.getByRole('heading', { name: 'Add an authenticator app' })).toBeVisible()
    const app = await scan(page)
    expect(app.secret.base32).not.toBe(unused.secret.base32)

    const code = page.getByRole('textbox', { name: 'Code' })
    await code.fill(codes(unused).next())
    await page.keyboard.press('Enter')
    await expect(page.getByRole('alert')).toContainText('That code is not valid.')
    await code.fill(codes(app).next())
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: 'Agents', exact: true })).toBeVisible()
    await page.getByRole('link', { name: 'office-new' }).click()
    await expect(page.getByRole('button', { name: 'Set up another app' })).toBeVisible()
    await expect(page.getByRole('button', { name: 'Turn off' })).toHaveCount(0)
  } finally {
    await stop()
  }
})

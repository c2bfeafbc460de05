import AxeBuilder from '@axe-core/playwright'
import { expectAgents } from './signIn.ts'
import { startServer } from './startServer.ts'
import { expect, test } from './test.ts'

const newPassword = 'Another-Horse-2026!'

test('a forgotten password is replaced with the code in the mail, and a stranger learns nothing', async ({
  page,
}) => {
  const { origin, terminal, stop } = await startServer(2)
  try {
    const username = page.getByRole('textbox', { name: 'Username' })
    const ask = async (name: string) => {
      await username.fill(name)
      await page.getByRole('button', { name: 'Email me a code' }).click()
      await expect(page.getByRole('textbox', { name: 'Code' })).toBeFocused()
      return ((await page.getByRole('status').first().textContent()) ?? '').replace(name, 'NAME')
    }
    await page.goto(origin)
    await username.fill('office-south')
    await page.getByRole('button', { name: 'Forgot password?' }).click()
    await expect(username).toHaveValue('office-south')
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
    const toStranger = await ask('nobody-here')
    await page.getByRole('button', { name: 'Ask for another code' }).click()
    expect(await ask('office-south')).toBe(toStranger)
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
    expect(terminal()).not.toContain('nobody-here')

    const code = /To office-south@agency\.example: .*\n.* (\d{6})\n/.exec(terminal())?.[1] ?? ''
    const codeBox = page.getByRole('textbox', { name: 'Code' })
    const passwordBox = page.getByRole('textbox', { name: 'New password' })
    await codeBox.fill(code === '000000' ? '000001' : '000000')
    await passwordBox.fill(newPassword)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('alert')).toContainText('That code is wrong, or it has expired')
    await expect(passwordBox).toHaveValue(newPassword)
    await codeBox.fill(code)
    await page.keyboard.press('Enter')

    await expect(page.getByRole('status')).toContainText('Your password is changed.')
    await expect(username).toHaveValue('office-south')
    const password = page.getByRole('textbox', { name: 'Password' })
    await password.fill('Local-Demo-2026!')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('alert')).toContainText('Incorrect username or password.')
    await password.fill(newPassword)
    await page.keyboard.press('Enter')
    await expectAgents(page)
  } finally {
    await stop()
  }
})

import { spawn } from 'node:child_process'
import AxeBuilder from '@axe-core/playwright'
import { expectAgents } from './signIn.ts'
import { expect, test } from './test.ts'

const port = 5181
const newPassword = 'Another-Horse-2026!'

/** A local AWS whose terminal can be read: that is where its mail goes. */
async function serve() {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', 'tests/support/serveForBrowser.ts', String(port), 'identity-id'],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  let printed = ''
  child.stdout.on('data', (chunk) => {
    printed += String(chunk)
  })
  await expect.poll(() => printed, { timeout: 60_000 }).toContain('Password of each')
  return { terminal: () => printed, stop: () => child.kill() }
}

test('a forgotten password is replaced with the code in the mail, and a stranger learns nothing', async ({
  page,
}) => {
  test.slow()
  const { terminal, stop } = await serve()
  try {
    const username = page.getByRole('textbox', { name: 'Username' })
    const ask = async (name: string) => {
      await username.fill(name)
      await page.getByRole('button', { name: 'Email me a code' }).click()
      await expect(page.getByRole('textbox', { name: 'Code' })).toBeFocused()
      return ((await page.getByRole('status').first().textContent()) ?? '').replace(name, 'NAME')
    }
    await page.goto(`http://localhost:${port}/`)
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
    await expect(page.getByRole('alert')).toContainText('That code is not valid')
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
    stop()
  }
})

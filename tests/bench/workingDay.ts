import { chromium, type Page, type Request } from '@playwright/test'
import { serve } from '../../aws/cli/serve.ts'
import { demoPassword } from '../../aws/seed/seedDemo.ts'
import { findBrowser } from '../support/findBrowser.ts'

/**
 * Counts what the app asks of AWS while somebody works with it, for docs/scale.md, from the production build:
 * npm run build && npx tsx tests/bench/workingDay.ts
 */
const port = 5263
await serve({ port, fresh: false, build: true, directory: undefined, parameters: {} })
const executablePath = findBrowser()
const browser = await chromium.launch({
  ...(executablePath === undefined ? {} : { executablePath }),
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
})

for (const username of ['office-north', 'office-large']) {
  const page = await browser.newPage()
  const calls: string[] = []
  const files: Request[] = []
  page.on('request', (request) => {
    const target = request.headers()['x-amz-target']
    if (target !== undefined) calls.push(target.split('.').at(-1) ?? target)
    else if (request.method() === 'GET') files.push(request)
  })
  const step = async (name: string, act: (page: Page) => Promise<unknown>) => {
    calls.length = 0
    files.length = 0
    await act(page)
    await page.waitForLoadState('networkidle')
    await page.waitForTimeout(1500)
    const counts = new Map<string, number>()
    for (const call of calls) counts.set(call, (counts.get(call) ?? 0) + 1)
    const shown = [...counts].map(([call, times]) => `${times} ${call}`).join(', ')
    console.log(`${username.padEnd(13)} ${name.padEnd(24)} ${files.length} files   ${shown || 'nothing'}`)
  }
  await step('open the app', () => page.goto(`http://localhost:${port}/`))
  await step('sign in', async () => {
    await page.getByRole('textbox', { name: 'Username' }).fill(username)
    await page.getByRole('textbox', { name: 'Password' }).fill(demoPassword)
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await page.getByRole('table', { name: 'Agents' }).waitFor()
  })
  await step('open an agent', () =>
    page.getByRole('table', { name: 'Agents' }).getByRole('link').first().click(),
  )
  await step('back to the list', () => page.goBack())
  await step('search', () => page.getByRole('searchbox').fill('owl'))
  await step('reload', () => page.reload())
  await step('sign out', () => page.getByRole('button', { name: 'Sign out' }).click())
  await page.close()
}
await browser.close()
process.exit()

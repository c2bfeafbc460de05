import { type Browser, chromium, type Page } from '@playwright/test'
import { readBuild } from '../../aws/cli/build/readBuild.ts'
import { serve } from '../../aws/cli/serve.ts'
import { serveBuild } from '../../aws/cli/serveBuild.ts'
import { demoPassword } from '../../aws/seed/seedDemo.ts'
import { findBrowser } from '../support/findBrowser.ts'

/**
 * Counts the app's calls to AWS during a user's working day, for docs/scale.md, from the production build:
 * npm run build && npx tsx tests/bench/workingDay.ts
 */
const port = 5263
const minute = 60_000

/** The time of the day, for the page and for the local AWS. */
let passed = 0
await serve(
  { port, fresh: false, directory: undefined, parameters: {}, now: () => Date.now() + passed },
  ({ region }) => ({ handle: serveBuild(readBuild('dist'), region), ready: Promise.resolve(true) }),
)
const executablePath = findBrowser()
const browser = await chromium.launch({
  ...(executablePath === undefined ? {} : { executablePath }),
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
})
await countSteps(browser, 'office-north')
await countSteps(browser, 'office-large')
await countDay(browser, 'office-north')
await browser.close()
process.exit()

/** The calls of each step. */
async function countSteps(browser: Browser, username: string): Promise<void> {
  const page = await browser.newPage()
  const count = counterOf(page)
  const step = async (name: string, act: (page: Page) => Promise<unknown>) => {
    const before = count.total()
    await act(page)
    await settle(page)
    print(`${username} ${name}`, count.since(before))
  }
  await step('open the app', () => page.goto(`http://localhost:${port}/`))
  await step('sign in', () => signIn(page, username))
  await step('open an agent', () => openAnAgent(page))
  await step('back to the list', () => page.goBack())
  await step('search', () => page.getByRole('searchbox').fill('owl'))
  await step('reload', () => page.reload())
  await step('sign out', () => page.getByRole('button', { name: 'Sign out' }).click())
  await page.close()
}

/**
 * A working day from eight to half past four, five minutes at a time: twenty searches, each with an agent opened, three
 * reloads, and four breaks over which the app locks. The page and the local AWS have the same clock.
 */
async function countDay(browser: Browser, username: string): Promise<void> {
  const page = await browser.newPage()
  const count = counterOf(page)
  const breaks: [from: number, to: number][] = [
    [120, 145],
    [240, 300],
    [360, 385],
    [450, 470],
  ]
  const end = 510
  await page.clock.install({ time: Date.now() + passed })
  await page.goto(`http://localhost:${port}/`)
  await signIn(page, username)
  await settle(page)
  let [signIns, searches, reloads] = [1, 0, 0]
  for (let at = 5; at <= end; at += 5) {
    passed += 5 * minute
    await page.clock.fastForward(5 * minute)
    await settle(page)
    if (breaks.some(([from, to]) => at > from && at <= to)) continue
    if (await page.getByRole('button', { name: 'Sign in', exact: true }).isVisible()) {
      await signIn(page, username)
      signIns += 1
    }
    // A user at work moves the pointer.
    await page.mouse.move(100 + (at % 50), 200)
    if (searches < 20 && at % 15 === 0) {
      searches += 1
      await page.getByRole('searchbox').fill(`a${searches}`)
      await settle(page)
      await page.getByRole('searchbox').fill('')
      await settle(page)
      await openAnAgent(page)
      await settle(page)
      await page.goBack()
    }
    if ([90, 210, 330].includes(at)) {
      reloads += 1
      await page.reload()
    }
    await settle(page)
  }
  await page.getByRole('button', { name: 'Sign out' }).click()
  await settle(page)
  print(`${username} a day: ${signIns} sign-ins, ${searches} searches, ${reloads} reloads`, count.total())
  await page.close()
}

async function signIn(page: Page, username: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Username' }).fill(username)
  await page.getByRole('textbox', { name: 'Password' }).fill(demoPassword)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.getByRole('table', { name: 'Agents' }).waitFor()
}

function openAnAgent(page: Page): Promise<void> {
  return page.getByRole('table', { name: 'Agents' }).getByRole('link').first().click()
}

/** Waits until the page has sent the requests of an action. */
async function settle(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle')
  await new Promise((resolve) => setTimeout(resolve, 600))
}

/** Counts the calls of a page to AWS, and the files it asks for. */
function counterOf(page: Page) {
  const counts = new Map<string, number>()
  const add = (name: string) => counts.set(name, (counts.get(name) ?? 0) + 1)
  page.on('request', (request) => {
    const target = request.headers()['x-amz-target']
    if (target !== undefined) add(target.split('.').at(-1) ?? target)
    else if (request.method() === 'GET') add('files')
  })
  const total = () => new Map(counts)
  return {
    total,
    since: (before: ReadonlyMap<string, number>) =>
      new Map([...counts].map(([name, times]) => [name, times - (before.get(name) ?? 0)])),
  }
}

function print(name: string, counts: ReadonlyMap<string, number>): void {
  const shown = [...counts].filter(([, times]) => times > 0).map(([call, times]) => `${times} ${call}`)
  console.log(`${name.padEnd(60)} ${shown.join(', ') || 'nothing'}`)
}

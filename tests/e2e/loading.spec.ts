import type { Page, Request } from '@playwright/test'
import { expectAgents, password, signIn } from './signIn.ts'
import { expect, test } from './test.ts'

/** The banner about a leaky policy, and the switch. Only the local AWS has them; a deployed app never asks for them. */
const onlyLocal = /\/assets\/(LeakBanner|Banner|usePolicySwitch|useMutation)-|\/local\/policy$/

test('nothing but calls to AWS is requested between Sign in and the agents', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('textbox', { name: 'Username' }).fill('office-north')
  await page.getByRole('textbox', { name: 'Password' }).fill(password)
  await page.waitForLoadState('networkidle')
  const requested = recordRequests(page)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expectAgents(page)
  const query = requested.findIndex((request) => operationOf(request) === 'Query')
  const others = requested
    .slice(0, query)
    .filter((request) => operationOf(request) === undefined && !onlyLocal.test(request.url()))
  expect(query).toBeGreaterThan(0)
  expect(others.map((request) => request.url())).toEqual([])
})

test('a reload asks AWS for credentials and agents, and for nothing it was told before', async ({ page }) => {
  const loaded = recordRequests(page)
  await signIn(page, 'office-north')
  await expect(page.getByRole('link', { name: 'Glacier Owl' })).toBeVisible()
  const requested = recordRequests(page)
  await page.reload()
  await expect(page.getByRole('link', { name: 'Glacier Owl' })).toBeVisible()
  const operations = requested.map(operationOf).filter((operation) => operation !== undefined)
  expect(operations).toEqual(['GetCredentialsForIdentity', 'Query'])
  await page.waitForLoadState('networkidle')
  expect(loaded.filter(isSignInCode)).not.toEqual([])
  expect(requested.filter(isSignInCode)).toEqual([])
})

test('one can sign in although nothing was loaded ahead', async ({ page }) => {
  await page.addInitScript(() => {
    globalThis.requestIdleCallback = () => 0
  })
  await signIn(page, 'office-north')
  await expectAgents(page)
})

test('nothing moves while the page is drawn, signed out and signed in', async ({ page }) => {
  const shifts = await recordShifts(page)
  await signIn(page, 'office-north')
  await expectAgents(page)
  await expect(page.getByRole('link', { name: 'Glacier Owl' })).toBeVisible()
  expect(await shifts()).toEqual([])
})

test('nothing moves on the Break-in page when its linter and the policy in force come late', async ({
  page,
}) => {
  const shifts = await recordShifts(page)
  await signIn(page, 'office-north')
  await expectAgents(page)
  let late = 0
  for (const url of ['**/assets/*.js', '**/local/policy']) {
    await page.route(url, async (route) => {
      late += 1
      await new Promise((resolve) => setTimeout(resolve, 700))
      await route.continue()
    })
  }
  await page.goto('/access/break-in')
  await expect(page.getByText(/^Nothing found in \d+ statement/)).toBeVisible()
  expect(late).toBeGreaterThan(2)
  expect(await shifts()).toEqual([])
})

/** Records the elements of a page that move by themselves from now on, each with its old and its new place. */
async function recordShifts(page: Page): Promise<() => Promise<unknown>> {
  await page.addInitScript(() => {
    type Shift = PerformanceEntry & {
      value: number
      hadRecentInput: boolean
      sources: { node: Node | null; previousRect: DOMRect; currentRect: DOMRect }[]
    }
    const shifts: string[] = []
    Object.assign(window, { shifts })
    const at = ({ x, y, width, height }: DOMRect) => `${x},${y} ${width}×${height}`
    const nameOf = (node: Node | null) =>
      node instanceof Element ? node.outerHTML.slice(0, 80) : node?.textContent
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as Shift[]) {
        if (entry.hadRecentInput) continue
        const moved = entry.sources.map(
          ({ node, previousRect, currentRect }) =>
            `${nameOf(node)} from ${at(previousRect)} to ${at(currentRect)}`,
        )
        shifts.push(`${entry.value}: ${moved.join('; ')}`)
      }
    }).observe({ type: 'layout-shift', buffered: true })
  })
  return () => page.evaluate('shifts')
}

function recordRequests(page: Page): Request[] {
  const requests: Request[] = []
  page.on('request', (request) => requests.push(request))
  return requests
}

/** The file that the bundler calls "session". */
function isSignInCode(request: Request): boolean {
  return /\/assets\/session-/.test(request.url())
}

function operationOf(request: Request): string | undefined {
  return request.headers()['x-amz-target']?.split('.')[1]
}

test('before the program runs there is a picture of the form, and no form: nothing can be typed or sent', async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false, ...(baseURL ? { baseURL } : {}) })
  const page = await context.newPage()
  await page.goto('/')
  await expect(page.getByText('Password', { exact: true })).toBeVisible()
  await expect(page.locator('form')).toHaveCount(0)
  const boxes = await page.locator('input').all()
  expect(boxes).toHaveLength(2)
  for (const box of boxes) {
    const { x = 0, y = 0 } = (await box.boundingBox()) ?? {}
    await page.mouse.click(x + 20, y + 10)
    await page.keyboard.type('secret')
    await page.keyboard.press('Enter')
  }
  expect(
    await page.locator('input').evaluateAll((all) => all.map((each) => 'value' in each && each.value)),
  ).toEqual(['', ''])
  expect(new URL(page.url()).search).toBe('')
  await context.close()
})

test('the picture of the form needs no other file, has the form’s place, and does not show to a signed-in user', async ({
  page,
}) => {
  await page.route(/\/assets\//, async (route) => {
    await holding
    await route.continue()
  })
  let release = () => {}
  const holding = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.goto('/', { waitUntil: 'commit' })
  const box = page.locator('input').last()
  await expect(box).toBeVisible()
  const drawn = await box.boundingBox()
  release()
  await expect(page.locator('form')).toBeVisible()
  expect(await box.boundingBox()).toEqual(drawn)

  await signIn(page, 'office-north')
  await expectAgents(page)
  await page.reload({ waitUntil: 'commit' })
  await expect(page.locator('main[inert]')).toBeHidden()
  await expectAgents(page)
})

test('where the style in the page is refused, as between two deployments, the file does the same', async ({
  page,
  violations,
}) => {
  await page.goto('/')
  const box = page.locator('form input').last()
  const styled = await box.boundingBox()
  await page.route('/', async (route) => {
    const response = await route.fetch()
    const headers = response.headers()
    const policy =
      headers['content-security-policy']?.replace(/style-src 'self' '[^']+'/, "style-src 'self'") ?? ''
    await route.fulfill({ response, headers: { ...headers, 'content-security-policy': policy } })
  })
  await page.reload()
  await expect.poll(() => box.boundingBox()).toEqual(styled)
  expect(violations.join()).toContain('style-src')
  violations.length = 0
})

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expectAgents, fillIn } from './signIn.ts'
import { type Server, startServer } from './startServer.ts'
import { expect, test } from './test.ts'

test.describe.configure({ mode: 'serial' })

const offset = 31
const origin = `http://localhost:${Number(process.env.E2E_PORT ?? 5179) + offset}`
let directory: string
let server: Promise<Server>
test.beforeAll(() => {
  // The directory is empty, as after npm ci. Vite prepares the libraries at the first visit.
  directory = mkdtempSync(join(tmpdir(), 'vite-'))
  server = startServer(offset, '--sources', directory)
})
test.afterAll(async () => {
  await (await server).stop()
  rmSync(directory, { recursive: true, force: true })
})

test('the first visit to the development server is not reloaded under the hands of the user', async ({
  page,
}) => {
  let loads = 0
  page.on('load', () => {
    loads += 1
  })
  // The test opens the page as soon as the server answers, while the rest still starts.
  await expect.poll(() => fetch(origin).catch(() => undefined), { timeout: 600_000 }).toBeDefined()
  await page.goto(origin)
  await fillIn(page, 'office-north')
  await expectAgents(page)
  await page.getByRole('link', { name: 'Access', exact: true }).click()
  for (const section of ['How you got here', 'Policy', 'Requests', 'Break in']) {
    await page.getByRole('link', { name: section }).click()
    await expect(page.getByRole('heading', { name: section })).toBeVisible()
  }
  expect(loads).toBe(1)
})

test('from Sign in to the agents are five calls to AWS in development too', async ({ page }) => {
  await server
  const operations: string[] = []
  page.on('request', (request) => {
    const target = request.headers()['x-amz-target']
    if (target !== undefined) operations.push(target.split('.')[1] ?? '')
  })
  await page.goto(origin)
  await fillIn(page, 'office-north')
  await expectAgents(page)
  await page.waitForLoadState('networkidle')
  expect(operations).toEqual([
    'InitiateAuth',
    'RespondToAuthChallenge',
    'GetId',
    'GetCredentialsForIdentity',
    'Query',
  ])
})

test('the development server tells another site nothing, and does not start an editor for it', async ({
  page,
}) => {
  await server
  await page.goto(`${new URL(origin).origin.replace('localhost', '127.0.0.1')}/favicon.svg`)
  const answers: string[] = []
  page.on('response', (response) => answers.push(`${response.status()} ${new URL(response.url()).pathname}`))
  for (const path of ['/__open-in-editor?file=README.md', '/src/main.tsx', '/config.json']) {
    await page.evaluate((url) => fetch(url, { mode: 'no-cors' }).catch(() => {}), origin + path)
  }
  expect(answers).toEqual(['403 /__open-in-editor', '403 /src/main.tsx', '403 /config.json'])
})

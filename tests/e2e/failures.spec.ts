import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page, Route } from '@playwright/test'
import { tokensKey } from '../../src/aws/user-pool/tokensInTab.ts'
import { expectAgents, fieldNames, fillIn, signIn } from './signIn.ts'
import { startServer } from './startServer.ts'
import { expect, test } from './test.ts'

/** The end of a call: an answer of AWS, or none. */
type Failure = (route: Route) => Promise<void>

const refuse =
  (status: number, type: string, message = ''): Failure =>
  (route) =>
    route.fulfill({
      status,
      contentType: 'application/x-amz-json-1.0',
      headers: { 'access-control-expose-headers': 'Date' },
      body: JSON.stringify({ __type: `com.amazonaws.dynamodb.v20120810#${type}`, message }),
    })

const cut =
  (reason: string): Failure =>
  (route) =>
    route.abort(reason)

/** Makes calls of an operation fail, `times` of them or all, until the test calls the returned function. */
async function provoke(page: Page, operation: string, failure: Failure, times = Number.POSITIVE_INFINITY) {
  const made: string[] = []
  const pattern = /\/aws\/?$/
  const handler = async (route: Route) => {
    const name = route.request().headers()['x-amz-target']?.split('.').at(-1) ?? ''
    made.push(name)
    const failed = made.filter((one) => one === operation).length
    if (name !== operation || failed > times) await route.continue()
    else await failure(route)
  }
  await page.route(pattern, handler)
  return {
    count: (name: string) => made.filter((one) => one === name).length,
    stop: () => page.unroute(pattern, handler),
  }
}

/** Every failure of the list's Query, with its message on the screen, and how often the app sends the Query. */
const failures: [name: string, failure: Failure, says: string, attempts: number][] = [
  ['throttled', refuse(400, 'ProvisionedThroughputExceededException'), 'The service is busy.', 4],
  ['a fault of AWS', refuse(500, 'InternalServerError'), 'The service has a problem.', 4],
  [
    'a proxy’s error page',
    (route) => route.fulfill({ status: 502, contentType: 'text/html', body: '<h1>Bad gateway</h1>' }),
    'The service has a problem.',
    4,
  ],
  ['offline', cut('internetdisconnected'), 'The service cannot be reached.', 4],
  ['no such name', cut('namenotresolved'), 'The service cannot be reached.', 4],
  [
    'denied',
    refuse(400, 'AccessDeniedException', 'User: … is not authorized to perform: dynamodb:Query'),
    'You do not have access to this list.',
    1,
  ],
]

for (const [name, failure, says, attempts] of failures) {
  test(`${name}: a first list says so and offers Retry; a list that is there stays`, async ({ page }) => {
    let provoked = await provoke(page, 'Query', failure)
    await signIn(page, 'office-north')
    const alert = page.getByRole('alert')
    await expect(alert).toContainText(says)
    expect(provoked.count('Query')).toBe(attempts)
    await provoked.stop()
    await page.getByRole('button', { name: 'Retry' }).click()
    await expectAgents(page)
    const before = await fieldNames(page)

    provoked = await provoke(page, 'Query', failure)
    await page.getByRole('button', { name: 'Refresh' }).click()
    await expect(alert).toContainText(says)
    expect(await fieldNames(page)).toEqual(before)
    await provoked.stop()
    await page.getByRole('button', { name: 'Retry' }).click()
    await expect(alert).toHaveCount(0)
    expect(await fieldNames(page)).toEqual(before)
  })
}

test('a slow list says that it is still waited for, and comes', async ({ page }) => {
  let release = () => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  await provoke(page, 'Query', (route) => held.then(() => route.continue()))
  await signIn(page, 'office-north')
  await expect(page.getByText('Still waiting for the service…')).toBeVisible()
  release()
  await expectAgents(page)
})

for (const operation of ['InitiateAuth', 'GetId', 'GetCredentialsForIdentity', 'Query']) {
  test(`an answer to ${operation} that never comes ends in a message, and another try works`, async ({
    page,
  }) => {
    await page.clock.install()
    const provoked = await provoke(page, operation, () => new Promise(() => {}))
    await signIn(page, 'office-north')
    const alert = page.getByRole('alert')
    await expect(async () => {
      await page.clock.runFor(5_000)
      await expect(alert).toContainText('The service cannot be reached.', { timeout: 200 })
    }).toPass()
    await provoked.stop()
    if (operation === 'InitiateAuth') {
      await expect(page.getByRole('textbox', { name: 'Username' })).toHaveValue('office-north')
      await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    } else await page.getByRole('button', { name: 'Retry' }).click()
    await page.clock.resume()
    await expectAgents(page)
  })
}

for (const type of ['ExpiredTokenException', 'UnrecognizedClientException']) {
  test(`${type} renews the credentials once, and the user does not notice`, async ({ page }) => {
    const provoked = await provoke(page, 'Query', refuse(400, type, 'The security token is not good'), 1)
    await signIn(page, 'office-north')
    await expectAgents(page)
    expect([provoked.count('Query'), provoked.count('GetCredentialsForIdentity')]).toEqual([2, 2])
  })
}

test('credentials that AWS never takes are renewed once and no more', async ({ page }) => {
  const provoked = await provoke(page, 'Query', refuse(400, 'UnrecognizedClientException'))
  await signIn(page, 'office-north')
  await expect(page.getByRole('alert')).toContainText('UnrecognizedClientException')
  expect([provoked.count('Query'), provoked.count('GetCredentialsForIdentity')]).toEqual([2, 2])
})

test('a next page that fails leaves the list, and Retry goes on from there', async ({ page }) => {
  await signIn(page, 'office-large')
  await expectAgents(page)
  const provoked = await provoke(page, 'Query', refuse(400, 'AccessDeniedException'))
  const end = page.getByRole('alert')
  await expect(async () => {
    await page.locator('.agents-scroller').evaluate((element) => {
      element.scrollTop = element.scrollHeight
    })
    await expect(end).toBeVisible({ timeout: 500 })
  }).toPass()
  expect((await fieldNames(page)).length).toBeGreaterThan(10)
  await provoked.stop()
  await page.getByRole('button', { name: 'Retry' }).click()
  await expect(end).toHaveCount(0)
  await expect(page.getByRole('status').filter({ hasText: /^1,?\d+\+$|^[2-9]\d\d\+$/ })).toBeVisible()
})

test('reload, offline, back: the user stays signed in, and the list loads when there is a connection', async ({
  page,
  context,
}) => {
  await signIn(page, 'office-north')
  await expectAgents(page)
  await page.reload()
  await expectAgents(page)
  // The code of a file comes when the browser is idle, which on a busy machine is late, or with the first file.
  await page.getByRole('link', { name: 'Aurora Lynx' }).click()
  await expect(page.getByRole('heading', { name: 'Aurora Lynx' })).toBeVisible()
  await page.goBack()
  await context.setOffline(true)
  await page.getByRole('button', { name: 'Refresh' }).click()
  await expect(page.getByRole('alert')).toContainText('The service cannot be reached.')
  await page.getByRole('link', { name: 'Glacier Owl' }).click()
  await expect(page.getByRole('heading', { name: 'Glacier Owl' })).toBeVisible()
  await page.goBack()
  expect(await fieldNames(page)).toContain('Glacier Owl')
  await context.setOffline(false)
  await page.getByRole('button', { name: 'Retry' }).click()
  await expect(page.getByRole('alert')).toHaveCount(0)
  await expectAgents(page)
})

test('a session that was revoked elsewhere says so, and a new sign-in leads back to the file', async ({
  page,
  baseURL,
}) => {
  await signIn(page, 'office-north')
  await page.getByRole('link', { name: 'Glacier Owl' }).click()
  await expect(page.getByRole('heading', { name: 'Glacier Owl' })).toBeVisible()
  const { clientId, refreshToken } = await page.evaluate(
    async (key) => ({
      clientId: (await (await fetch('/config.json')).json()).userPoolClientId,
      refreshToken: JSON.parse(sessionStorage.getItem(key) ?? '').tokens.refreshToken,
    }),
    tokensKey,
  )
  const revoked = await fetch(`${baseURL}/aws`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': 'AWSCognitoIdentityProviderService.RevokeToken',
    },
    body: JSON.stringify({ ClientId: clientId, Token: refreshToken }),
  })
  expect(revoked.status).toBe(200)
  await page.reload()
  await expect(page.getByText('Your session has ended. Sign in again to continue.')).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Username' })).toHaveValue('office-north')
  await page.getByLabel('Password', { exact: true }).fill('Local-Demo-2026!')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Glacier Owl' })).toBeVisible()
})

test('a restarted local AWS continues the session; one with a new state ends it', async ({ page }) => {
  const state = mkdtempSync(join(tmpdir(), 'leading-keys-'))
  let server = await startServer(6, '--state', state)
  try {
    await page.goto(server.origin)
    await fillIn(page, 'office-north')
    await expectAgents(page)
    await server.stop()
    server = await startServer(6, '--state', state)
    await page.getByRole('button', { name: 'Refresh' }).click()
    await expect(page.getByRole('status').filter({ hasText: /^12$/ })).toBeVisible()
    await expect(page.getByRole('alert')).toHaveCount(0)
    await server.stop()
    server = await startServer(6, '--state', state, '--fresh')
    await page.getByRole('button', { name: 'Refresh' }).click()
    await expect(page.getByRole('alert')).toContainText('This page is out of date. Reload it.')
    await page.reload()
    await fillIn(page, 'office-north')
    await expectAgents(page)
  } finally {
    await server.stop()
    rmSync(state, { recursive: true })
  }
})

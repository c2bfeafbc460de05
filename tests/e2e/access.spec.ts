import AxeBuilder from '@axe-core/playwright'
import { attempt, openAccess, tryAll } from './openAccess.ts'
import { expectAgents, fieldNames, signIn } from './signIn.ts'
import { type Server, startServer } from './startServer.ts'
import { expect, test } from './test.ts'

/** These tests have their own local AWS, because a leaky policy would also apply to the users of the other tests. */
const offset = 7
const origin = `http://localhost:${Number(process.env.E2E_PORT ?? 5179) + offset}`
test.use({ baseURL: origin })
test.describe.configure({ mode: 'default' })

let server: Server
test.beforeAll(async () => {
  server = await startServer(offset, 'Editing=own-agents')
})
test.afterAll(() => server.stop())

const disagreement = /but the policy below would have/

test('every attempt of an office is refused, and the refusal names the condition', async ({ page }) => {
  await signIn(page, 'office-north')
  await expectAgents(page)
  await openAccess(page, 'Break in')
  const count = await tryAll(page)
  // The user's own rows, by key and by last contact, and the two writes that change nothing.
  await expect(page.getByText('Refused', { exact: true })).toHaveCount(count - 4)
  await expect(page.getByText(/^Allowed: 12 rows, yours/)).toHaveCount(2)
  await expect(page.getByText('0 got through', { exact: true })).toBeVisible()
  // The row has the request. Its details have the condition, the value found, the value needed, and the names of both.
  for (const [name, reason] of [
    ['another administrator’s key', 'asked for another leading key'],
    ['a projection to the real name', 'asked for realName'],
    ['no projection at all', 'asked for all attributes'],
    ['a Scan', 'asked for Scan, which no statement allows'],
  ] as const) {
    await expect(attempt(page, name).getByText(`Denied: ${reason}`, { exact: true })).toBeVisible()
  }
  for (const name of [
    'another administrator’s key',
    'the caller’s own identity ID without the Region',
    'a projection to the real name',
    'a filter on its beginning',
    'no projection at all',
    'a Scan',
    'an index with another partition key',
  ]) {
    await attempt(page, name).getByRole('button', { name: 'Condition by condition' }).click()
  }
  await expect(attempt(page, 'another administrator’s key')).toContainText(
    /Denied by dynamodb:LeadingKeys in QueryOwnAgents:was\S+ the key of office-southneeds\S+ your identity ID/,
  )
  await expect(attempt(page, 'the caller’s own identity ID without the Region')).toContainText(
    /was\S+ your identity ID without its Regionneeds\S+ your identity ID/,
  )
  for (const name of ['a projection to the real name', 'a filter on its beginning']) {
    await expect(attempt(page, name)).toContainText(
      /Denied by dynamodb:Attributes in QueryOwnAgents:wasrealNameneedsone of userId/,
    )
  }
  await expect(attempt(page, 'no projection at all')).toContainText(
    /Denied by dynamodb:Select in QueryOwnAgents:wasALL_ATTRIBUTESneedsSPECIFIC_ATTRIBUTES/,
  )
  await expect(attempt(page, 'a Scan')).toContainText('Denied: no statement allows dynamodb:Scan')
  await expect(attempt(page, 'an index with another partition key')).toContainText(
    /Denied by the resource in QueryOwnAgents/,
  )

  // The list of calls has the same answers: AWS's decision and the explanation agree.
  await openAccess(page, 'Requests')
  await page.getByRole('searchbox', { name: 'Filter requests' }).fill('denied: asked for another leading key')
  await expect(page.getByText('Denied: asked for another leading key', { exact: true })).toHaveCount(15)
  await expect(page.getByText('Denied: no statement')).toHaveCount(0)
  await page.getByRole('searchbox', { name: 'Filter requests' }).fill('')
  const rows = page.getByRole('table', { name: 'Requests' }).getByRole('rowheader').getByRole('button')
  for (const row of await rows.all()) await row.click()
  await expect(page.getByRole('heading', { name: /^QueryOwnAgents/ }).first()).toBeVisible()
  await expect(page.getByText(disagreement)).toHaveCount(0)
})

test('where AWS decides otherwise than the policy on the page, the page says so', async ({ page }) => {
  await signIn(page, 'office-north')
  await expectAgents(page)
  await openAccess(page, 'Break in')
  const byOffice = attempt(page, 'another administrator’s key')
  // The test changes the policy without the page, which does not know of it yet.
  const change = (active: string) =>
    page.request.put('/local/policy', { data: { active }, headers: { origin } })
  expect((await change('no-condition')).ok()).toBe(true)
  await byOffice.getByRole('button', { name: /^Try / }).click()
  await expect(byOffice).toContainText('Got through: 9 rows')
  await expect(byOffice).toContainText('AWS allowed this call, but the policy below would have denied it.')
  expect((await change('deployed')).ok()).toBe(true)
})

test('no attempt can be made before the policy in force is read', async ({ page }) => {
  await signIn(page, 'office-north')
  await expectAgents(page)
  let release = () => {}
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route('**/local/policy', async (route) => {
    await released
    await route.continue()
  })
  await page.goto('/access/break-in')
  await expect(page.getByRole('heading', { name: 'Break in', exact: true })).toBeVisible()
  // Reads the session's credentials, without which there would be no attempts either.
  await openAccess(page, 'Identities')
  await expect(page.getByText('The table needs this one')).toBeVisible()
  await openAccess(page, 'Break in')
  await expect(page.getByRole('heading', { name: 'Break in', exact: true })).toBeVisible()
  const scan = page.getByRole('button', { name: 'Try a Scan', exact: true })
  await expect(scan).toHaveCount(0)
  release()
  await scan.click()
  await expect(attempt(page, 'a Scan').getByText('Refused', { exact: true })).toBeVisible()
})

test('a request is explained by the policy of its time, even when another one is enforced now', async ({
  page,
}) => {
  await signIn(page, 'office-north')
  await expectAgents(page)
  await openAccess(page, 'Break in')
  await page.getByRole('radio', { name: 'The wrong variable' }).check()
  await expect(page.getByRole('complementary', { name: 'Leaky policy' })).toBeVisible()
  await attempt(page, 'the caller’s own key').getByRole('button', { name: /^Try / }).click()
  await attempt(page, 'the caller’s own key').getByRole('button', { name: 'Condition by condition' }).click()
  await expect(attempt(page, 'the caller’s own key')).toContainText(/needs\S+ the identity pool’s ID/)

  await openAccess(page, 'Requests')
  const rows = page.getByRole('button', { name: 'Query', exact: true })
  await rows.first().click()
  await expect(page.getByText('At that time, the local AWS enforced “The wrong variable”')).toBeVisible()
  await rows.first().click()
  await rows.last().click()
  await expect(page.getByText('QueryOwnAgents matches in every part')).toBeVisible()
  await expect(page.getByText('At that time')).toHaveCount(0)
  await expect(page.getByText(disagreement)).toHaveCount(0)
  await page.getByRole('button', { name: 'Enforce the template’s policy again' }).click()
  await expect(page.getByRole('complementary', { name: 'Leaky policy' })).toHaveCount(0)
})

test('the policy is marked where the last request met it and where it failed', async ({ page }) => {
  await signIn(page, 'office-north')
  await expectAgents(page)
  await openAccess(page, 'Break in')
  await attempt(page, 'another administrator’s key').getByRole('button', { name: /^Try / }).click()
  await expect(attempt(page, 'another administrator’s key')).toContainText('Refused')
  await openAccess(page, 'Policy')
  const document = page.getByRole('region', { name: 'OwnAgents' })
  await expect(document.getByText(/^Matches: \s*"Action": "dynamodb:Query"/)).toBeVisible()
  // The first statement allows the Query; the second one allows updates.
  const failedKeys = document.getByText(/^Fails: \s*"dynamodb:LeadingKeys": \[/)
  await expect(failedKeys.first()).toBeVisible()
  await expect(
    document.getByText(/^\s*"\$\{cognito-identity\.amazonaws\.com:sub\}" = eu-central-1:/).first(),
  ).toBeVisible()

  const requests = page.getByLabel('Request', { exact: true })
  const ownQuery = page.getByRole('option', { name: /Query, .*: Allowed · 12 items/ })
  await requests.selectOption((await ownQuery.last().getAttribute('value')) ?? '')
  await expect(document.getByText(/^Matches: \s*"dynamodb:LeadingKeys": \[/).first()).toBeVisible()
  await expect(failedKeys).toHaveCount(0)

  // A policy also decides who may assume the role.
  const credentials = page.getByRole('option', { name: /GetCredentialsForIdentity: OK/ })
  await page
    .getByLabel('Request', { exact: true })
    .selectOption((await credentials.last().getAttribute('value')) ?? '')
  const trust = page.getByRole('region', { name: 'AdministratorRole: who may assume it' })
  await expect(trust.getByText(/^Matches: \s*"cognito-identity\.amazonaws\.com:aud"/)).toBeVisible()
})

test('the monitor shows new calls until the user pauses it, and its filter finds calls', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await signIn(page, 'office-north')
  await expectAgents(page)
  await openAccess(page, 'Requests')
  const rows = page.getByRole('table', { name: 'Requests' }).getByRole('rowheader')
  const before = await rows.count()
  const ask = () =>
    page.evaluate(() =>
      fetch('/aws', {
        method: 'POST',
        headers: { 'x-amz-target': 'DynamoDB_20120810.Scan' },
        body: JSON.stringify({ TableName: 'AgentsTable' }),
      }).then(({ status }) => status),
    )
  await ask()
  await expect(rows).toHaveCount(before + 1)
  await expect(rows.first()).toHaveText('Scan')

  await page.getByRole('button', { name: 'Pause' }).click()
  await ask()
  await expect(page.getByRole('button', { name: 'Resume (1 new)' })).toBeVisible()
  await expect(rows).toHaveCount(before + 1)
  await page.getByRole('button', { name: 'Resume (1 new)' }).click()
  await expect(rows).toHaveCount(before + 2)

  await page.getByRole('radio', { name: /^Failed \d/ }).check({ force: true })
  await expect(rows).toHaveText(['Scan', 'Scan'])
  await page.getByRole('radio', { name: /^All \d/ }).check({ force: true })
  await page.getByRole('searchbox', { name: 'Filter requests' }).fill('getid')
  await expect(rows).toHaveText(['GetId'])
  await page.getByRole('searchbox', { name: 'Filter requests' }).fill('no such thing')
  await expect(page.getByText('No request matches the filter.')).toBeVisible()

  await page.getByRole('searchbox', { name: 'Filter requests' }).fill('')
  await page.getByRole('button', { name: /^Copy as JSON/ }).click()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  const calls: { operation: string }[] = JSON.parse(copied)
  expect(calls.map(({ operation }) => operation)).toContain('RespondToAuthChallenge')
  // These texts are in every JWT, refresh token, access key and agent.
  expect(copied).not.toMatch(/eyJ[\w-]{10}|ASIA\w{16}|Glacier Owl/)
  expect(copied).toContain('"SecretKey": "(hidden)"')
})

test('the Access page tells a user new to IAM which ID the table needs, and what the other one is', async ({
  page,
}) => {
  await signIn(page, 'office-north')
  await expectAgents(page)
  await openAccess(page, 'Identities')
  const needed = page.getByRole('listitem').filter({ hasText: 'The table needs this one' })
  await expect(needed).toHaveCount(1)
  await expect(needed.getByRole('heading')).toHaveText('Identity ID')
  const id = await needed.locator('.id code').innerText()
  await expect(page.getByText(`userId = ${id}`).first()).toBeVisible()

  const box = page.getByRole('textbox', { name: /^Missing a row/ })
  await box.fill(id.slice(id.indexOf(':') + 1))
  await expect(page.getByText('Not yours: this is your identity ID without its Region.')).toBeVisible()
  await box.fill(`${id} `)
  await expect(page.getByText('Not yours: this is your identity ID with more text around it.')).toBeVisible()
  await box.fill(id)
  await expect(page.getByText('A row with this userId is yours.')).toBeVisible()
})

test('the page tells a lead every key that rows have', async ({ page }) => {
  await signIn(page, 'agency-lead')
  await expectAgents(page)
  await openAccess(page, 'Identities')
  await expect(page.getByText('your group AgencyLeads reads the rows of every user')).toBeVisible()
  await page.getByRole('button', { name: 'Check every row' }).click()
  await expect(page.getByRole('row', { name: /10,000 the key of office-large/ })).toBeVisible()
  await expect(page.getByText('Every row has a key that a user can have.')).toBeVisible()
})

test('a leaky policy leaks into the attempt’s result and no other view, until the template’s policy is back', async ({
  page,
}) => {
  await signIn(page, 'office-north')
  await expectAgents(page)
  const own = await fieldNames(page)
  await openAccess(page, 'Break in')
  const banner = page.getByRole('complementary', { name: 'Leaky policy' })
  await expect(banner).toHaveCount(0)
  await page.getByRole('radio', { name: 'Scan added' }).check()
  await expect(banner).toBeVisible()
  await attempt(page, 'a Scan').getByRole('button', { name: 'Try a Scan' }).click()
  const leaked = attempt(page, 'a Scan').getByRole('table', { name: 'What leaked' })
  await expect(leaked.getByText('office-large').first()).toBeVisible()
  const theirs = await leaked.locator('.foreign td:nth-child(2)').first().innerText()
  expect(own).not.toContain(theirs)

  for (const section of ['Identities', 'How you got here', 'Policy', 'Requests']) {
    await openAccess(page, section)
    await expect(banner).toBeVisible()
    await expect(page.getByText(theirs)).toHaveCount(0)
  }
  await page.getByRole('link', { name: 'office-north' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(banner).toBeVisible()
  await expect(page.getByText(theirs)).toHaveCount(0)
  await page.getByRole('link', { name: 'Agents', exact: true }).click()
  await expectAgents(page)
  await expect(banner).toBeVisible()
  expect(await fieldNames(page)).toEqual(own)

  await page.getByRole('button', { name: 'Enforce the template’s policy again' }).click()
  await expect(banner).toHaveCount(0)
  await openAccess(page, 'Break in')
  await attempt(page, 'a Scan').getByRole('button', { name: 'Try a Scan' }).click()
  await expect(attempt(page, 'a Scan').getByText('Refused', { exact: true })).toBeVisible()
})

test('the user types a policy of their own, and sees its leak named and then leaking', async ({ page }) => {
  await signIn(page, 'office-north')
  await expectAgents(page)
  await openAccess(page, 'Break in')
  const box = page.getByRole('textbox', { name: 'Your policy' })
  const findings = page.getByRole('list', { name: 'Findings' })
  await expect(page.getByText(/^Nothing found in \d+ statement/)).toBeVisible()
  const statement = (action: string, condition: object) =>
    JSON.stringify(
      {
        Version: '2012-10-17',
        Statement: [
          {
            Sid: 'Mine',
            Effect: 'Allow',
            Action: ['dynamodb:Query', action],
            Resource: 'arn:aws:dynamodb:*:*:table/AgentsTable',
            Condition: condition,
          },
        ],
      },
      null,
      2,
    )
  const bare = {
    'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': ['${cognito-identity.amazonaws.com:sub}'] },
  }
  const enforce = page.getByRole('button', { name: 'Enforce this policy' })

  // A policy with a write is explained, and not put in force.
  await box.fill(statement('dynamodb:PutItem', bare))
  await expect(page.getByText('Mine allows dynamodb:PutItem, a write')).toBeVisible()
  await expect(enforce).toBeDisabled()

  await box.fill(statement('dynamodb:Scan', bare))
  await expect(findings.getByText('no-presence-test')).toBeVisible()
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])
  await enforce.click()
  const banner = page.getByRole('complementary', { name: 'Your own policy' })
  await expect(banner).toBeVisible()
  await tryAll(page)
  const leaks = page.getByRole('region', { name: 'What got through' })
  await expect(leaks.getByRole('listitem', { name: 'a Scan', exact: true })).toContainText('Got through')
  await page.getByRole('link', { name: /got through$/ }).click()
  await expect(leaks.getByRole('listitem').first()).toBeFocused()

  await page.reload()
  await expect(box).toHaveValue(statement('dynamodb:Scan', bare))
  await page.getByRole('button', { name: 'Enforce the template’s policy again' }).click()
  await expect(banner).toHaveCount(0)
  await attempt(page, 'a Scan').getByRole('button', { name: 'Try a Scan' }).click()
  await expect(attempt(page, 'a Scan').getByText('Refused', { exact: true })).toBeVisible()
})

test('the requests of one person are gone when they sign out', async ({ page }) => {
  await signIn(page, 'office-north')
  await expectAgents(page)
  await openAccess(page, 'Requests')
  await expect(page.getByRole('button', { name: 'InitiateAuth' })).toBeVisible()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await signIn(page, 'office-south')
  await expectAgents(page)
  await openAccess(page, 'Requests')
  await expect(page.getByRole('button', { name: 'InitiateAuth' })).toHaveCount(1)
})

test('the list is where it was when the user comes back to it', async ({ page }) => {
  await signIn(page, 'office-north')
  await expectAgents(page)
  await page.getByRole('searchbox', { name: 'Search agents' }).fill('glac')
  await expect.poll(() => fieldNames(page)).toEqual(['Glacier Owl'])
  await openAccess(page, 'Identities')
  await expect(page.getByText('12 rows have')).toBeVisible()
  await page.getByRole('link', { name: 'Agents', exact: true }).click()
  await expect(page.getByRole('searchbox', { name: 'Search agents' })).toHaveValue('glac')
  expect(await fieldNames(page)).toEqual(['Glacier Owl'])
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the pages about access pass axe in ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme })
    await signIn(page, 'office-north')
    await expectAgents(page)
    for (const section of ['Identities', 'How you got here', 'Policy', 'Requests', 'Break in']) {
      await openAccess(page, section)
      await expect(page.getByRole('main').getByRole('heading', { level: 1 })).toBeVisible()
      if (section === 'Requests')
        await page.getByRole('button', { name: 'Query', exact: true }).first().click()
      if (section === 'Break in') await tryAll(page)
      expect((await new AxeBuilder({ page }).analyze()).violations, section).toEqual([])
    }
  })
}

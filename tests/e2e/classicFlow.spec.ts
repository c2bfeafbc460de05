import { openAccess } from './openAccess.ts'
import { expectAgents, fillIn, signIn } from './signIn.ts'
import { type Server, startServer } from './startServer.ts'
import { expect, test } from './test.ts'

const panel = 'What the identity pool tells IAM about you'

test('the identity pool keeps its token, and the page says why', async ({ page }) => {
  await signIn(page, 'office-north')
  await expectAgents(page)
  await openAccess(page, 'Identities')
  const token = page.getByRole('region', { name: panel })
  await token.getByRole('button', { name: 'Get this token' }).click()
  await expect(token).toContainText('Basic (classic) flow is not enabled')
  await expect(token).toContainText('npm start -- --set ClassicFlow=on')
})

test.describe('where the stack has ClassicFlow=on', () => {
  let server: Server
  test.beforeAll(async () => {
    server = await startServer(8, 'ClassicFlow=on')
  })
  test.afterAll(() => server.stop())

  test('the page shows the claims of the token and how long it is valid', async ({ page }) => {
    await page.goto(server.origin)
    await fillIn(page, 'office-north')
    await expectAgents(page)
    await openAccess(page, 'Identities')
    const token = page.getByRole('region', { name: panel })
    await token.getByRole('button', { name: 'Get this token' }).click()
    await expect(token.getByRole('timer')).toHaveText(/^The token expires in (9 min \d+ s|10 min 0 s)\.$/)
    const claim = (name: string) =>
      token.locator('.claims > div').filter({ has: page.getByText(name, { exact: true }) })
    const { identityPoolId } = await (await page.request.get(`${server.origin}/config.json`)).json()
    await expect(claim('aud')).toContainText(identityPoolId)
    await expect(claim('amr')).toContainText('authenticated')
    await expect(claim('sub')).toContainText(/eu-central-1:[0-9a-f-]{36}/)
  })
})

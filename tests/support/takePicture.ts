import { chromium, type Page } from '@playwright/test'
import { readBuild } from '../../aws/cli/build/readBuild.ts'
import { serve } from '../../aws/cli/serve.ts'
import { serveBuild } from '../../aws/cli/serveBuild.ts'
import { demoPassword } from '../../aws/seed/seedDemo.ts'
import { findBrowser } from './findBrowser.ts'

/** Makes the pictures of README.md and docs/ from the production build: npm run build && npm run picture */
const port = 5189
await serve(
  { port, fresh: false, directory: undefined, parameters: { Editing: 'own-agents' } },
  ({ region }) => ({ handle: serveBuild(readBuild('dist'), region), ready: Promise.resolve(true) }),
)
const executablePath = findBrowser()
const browser = await chromium.launch({
  ...(executablePath === undefined ? {} : { executablePath }),
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
})

await pictureTheList()
await pictureAnEdit()
await pictureADenial()
await pictureAnOwnPolicy()
await browser.close()
process.exit()

/** A user's page, in the light colours and at the size at which the pages show the picture. */
async function signIn(username: string, width: number, height: number): Promise<Page> {
  const page = await browser.newPage({ viewport: { width, height }, colorScheme: 'light' })
  await page.goto(`http://localhost:${port}/`)
  await page.getByRole('textbox', { name: 'Username' }).fill(username)
  await page.getByRole('textbox', { name: 'Password' }).fill(demoPassword)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.getByRole('table', { name: 'Agents' }).waitFor()
  return page
}

/** The list with a filter, and the file of one agent. */
async function pictureTheList(): Promise<void> {
  const page = await signIn('office-north', 1100, 620)
  await page.getByRole('radio', { name: /^Active/ }).check({ force: true })
  await page.getByRole('link', { name: 'Glacier Owl' }).click()
  await page.getByRole('heading', { name: 'Glacier Owl' }).waitFor()
  await page.mouse.move(0, 0)
  await page.screenshot({ path: 'docs/app.png' })
}

/** The form in which an administrator edits an agent. */
async function pictureAnEdit(): Promise<void> {
  const page = await signIn('office-north', 1100, 720)
  await page.getByRole('link', { name: 'Glacier Owl' }).click()
  await page.getByRole('button', { name: 'Edit' }).click()
  await page.getByRole('form').getByLabel('Status').selectOption('on-leave')
  await page.screenshot({ path: 'docs/edit.png' })
}

/** A denied request, with the condition that denied it. */
async function pictureADenial(): Promise<void> {
  const page = await signIn('office-north', 1340, 690)
  await page.getByRole('link', { name: 'Access', exact: true }).click()
  await page.getByRole('link', { name: 'Break in' }).click()
  await page.getByRole('button', { name: 'Try another administrator’s key' }).click()
  await page.getByText('Refused', { exact: true }).waitFor()
  await page.getByRole('link', { name: 'Requests' }).click()
  await page.getByRole('button', { name: 'Query', exact: true }).first().click()
  await page.getByText('Denied by').waitFor()
  await page.evaluate(() => window.scrollTo(0, 0))
  await page.screenshot({ path: 'docs/access.png' })
}

/** The box in which the user types a policy, with the linter's finding. */
async function pictureAnOwnPolicy(): Promise<void> {
  // The whole box fits into the window.
  const page = await signIn('office-north', 1280, 1800)
  await page.getByRole('link', { name: 'Access', exact: true }).click()
  await page.getByRole('link', { name: 'Break in' }).click()
  await page.getByText(/^Nothing found in/).waitFor()
  await page.getByRole('textbox', { name: 'Your policy' }).fill(withoutPresenceTest())
  await page.getByRole('list', { name: 'Findings' }).getByText('no-presence-test').waitFor()
  await page.getByRole('region', { name: 'Try your own policy' }).screenshot({ path: 'docs/own-policy.png' })
}

/** The policy that people write first. */
function withoutPresenceTest(): string {
  const Statement = {
    Sid: 'OwnAgents',
    Effect: 'Allow',
    Action: 'dynamodb:Query',
    Resource: 'arn:aws:dynamodb:eu-central-1:123456789012:table/AgentsTable',
    Condition: {
      'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': ['${cognito-identity.amazonaws.com:sub}'] },
    },
  }
  return JSON.stringify({ Version: '2012-10-17', Statement }, null, 2)
}

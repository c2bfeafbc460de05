import { chromium } from '@playwright/test'
import { readBuild } from '../../aws/cli/build/readBuild.ts'
import { serve } from '../../aws/cli/serve.ts'
import { serveBuild } from '../../aws/cli/serveBuild.ts'
import { demoPassword } from '../../aws/seed/seedDemo.ts'
import { findBrowser } from './findBrowser.ts'

/**
 * Makes the pictures of the README and of docs/policy-rules.md from the production build:
 * npm run build && npm run picture
 */
const port = 5189
await serve({ port, fresh: false, directory: undefined, parameters: {} }, ({ region }) => ({
  handle: serveBuild(readBuild('dist'), region),
  ready: Promise.resolve(true),
}))
const executablePath = findBrowser()
const browser = await chromium.launch({
  ...(executablePath === undefined ? {} : { executablePath }),
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
})
const page = await browser.newPage({ viewport: { width: 1280, height: 720 }, deviceScaleFactor: 2 })
await page.goto(`http://localhost:${port}/`)
await page.getByRole('textbox', { name: 'Username' }).fill('office-north')
await page.getByRole('textbox', { name: 'Password' }).fill(demoPassword)
await page.getByRole('button', { name: 'Sign in', exact: true }).click()
await page.getByRole('link', { name: 'Glacier Owl' }).click()
await page.getByRole('heading', { name: 'Glacier Owl' }).waitFor()
await page.screenshot({ path: 'docs/app.png' })

await page.getByRole('link', { name: 'Access', exact: true }).click()
await page.getByRole('link', { name: 'Break in' }).click()
await page.getByRole('button', { name: 'Try another administrator’s key' }).click()
await page.getByText('Refused', { exact: true }).waitFor()
await page.getByRole('link', { name: 'Policy' }).click()
await page.getByText('Denied by').waitFor()
await page.setViewportSize({ width: 1600, height: 900 })
await page.screenshot({ path: 'docs/access.png', scale: 'css' })

await page.getByRole('link', { name: 'Break in' }).click()
await page.getByText(/^Nothing found in/).waitFor()
await page.getByRole('textbox', { name: 'Your policy' }).fill(withoutPresenceTest())
await page.getByRole('list', { name: 'Findings' }).getByText('no-presence-test').waitFor()
// The whole box fits into the window.
await page.setViewportSize({ width: 1280, height: 1800 })
const ownPolicy = page.getByRole('region', { name: 'Try your own policy' })
await ownPolicy.screenshot({ path: 'docs/own-policy.png', scale: 'css' })
await browser.close()
process.exit()

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

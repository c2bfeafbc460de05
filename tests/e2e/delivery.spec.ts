import type { Page } from '@playwright/test'
import { expectAgents, fieldNames, fillIn } from './signIn.ts'
import { startServer } from './startServer.ts'
import { expect, test } from './test.ts'

/** The calls of a page: each operation, with the path at the page's own origin. */
function watchCalls(page: Page): string[] {
  const calls: string[] = []
  page.on('request', (request) => {
    const target = request.headers()['x-amz-target']
    if (target !== undefined) calls.push(`${target.split('.')[1]} ${new URL(request.url()).pathname}`)
  })
  return calls
}

const paths = {
  direct: ['/aws', '/aws', '/aws'],
  'cognito-same-origin': ['/aws/cognito-idp', '/aws/cognito-identity', '/aws'],
  'same-origin': ['/aws/cognito-idp', '/aws/cognito-identity', '/aws/dynamodb'],
}

for (const [index, [delivery, [userPool, identityPool, table]]] of Object.entries(paths).entries()) {
  test(`people sign in, read and change their agents and sign out with Delivery=${delivery}`, async ({
    page,
  }) => {
    const server = await startServer(41 + index, `Delivery=${delivery}`, 'Editing=own-agents')
    try {
      const calls = watchCalls(page)
      await page.goto(server.origin)
      await fillIn(page, 'office-north')
      await expectAgents(page)
      expect(await fieldNames(page)).toHaveLength(12)
      expect(calls.map((call) => call.replace(/\/$/, ''))).toEqual([
        `InitiateAuth ${userPool}`,
        `RespondToAuthChallenge ${userPool}`,
        `GetId ${identityPool}`,
        `GetCredentialsForIdentity ${identityPool}`,
        `Query ${table}`,
      ])
      await page.getByRole('link', { name: 'Glacier Owl' }).click()
      calls.length = 0
      await page.getByRole('button', { name: 'Edit' }).click()
      const form = page.getByRole('form', { name: 'Edit Glacier Owl' })
      await form.getByLabel('Station').fill('Luleå')
      await page.getByRole('button', { name: 'Save' }).click()
      await expect(page.getByText('Saved.')).toBeVisible()
      expect(calls.map((call) => call.replace(/\/$/, ''))).toEqual([`UpdateItem ${table}`])
      await page.getByRole('link', { name: 'Access', exact: true }).click()
      await expect(page.getByRole('region', { name: 'What you may change' })).toContainText(
        'your own agents, and no others: status, station, lastContact, notes.',
      )
      await page.getByRole('link', { name: 'Break in' }).click()
      await page.getByRole('button', { name: 'Try another administrator’s key' }).click()
      await expect(page.getByText('Refused', { exact: true })).toBeVisible()
      await page.getByRole('button', { name: 'Sign out' }).click()
      await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible()
    } finally {
      await server.stop()
    }
  })
}

test('where AWS refuses what CloudFront adds, same-origin says so, and cognito-same-origin works', async ({
  page,
}) => {
  const all = await startServer(44, 'Delivery=same-origin', '--refuse-unsigned')
  try {
    await page.goto(all.origin)
    await fillIn(page, 'office-north')
    await expect(page.getByRole('alert')).toContainText(
      'The service refuses requests from this address. Report this: the operator has to deploy with Delivery=cognito-same-origin.',
    )
  } finally {
    await all.stop()
  }
  const cognito = await startServer(45, 'Delivery=cognito-same-origin', '--refuse-unsigned')
  try {
    await page.goto(cognito.origin)
    await fillIn(page, 'office-north')
    await expectAgents(page)
  } finally {
    await cognito.stop()
  }
})

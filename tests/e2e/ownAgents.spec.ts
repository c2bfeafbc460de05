import { expectAgents, fieldNames, signIn } from './signIn.ts'
import { expect, test } from './test.ts'

test('two people in two browsers see their own agents and none of each other', async ({ browser }) => {
  const [north, south] = await Promise.all(
    ['office-north', 'office-south'].map(async (username) => {
      const context = await browser.newContext()
      const page = await context.newPage()
      await signIn(page, username)
      await expectAgents(page)
      return page
    }),
  )
  if (north === undefined || south === undefined) throw new Error('two pages were opened')
  const ofNorth = await fieldNames(north)
  const ofSouth = await fieldNames(south)
  expect(ofNorth).toHaveLength(12)
  expect(ofSouth).toHaveLength(9)
  expect(ofNorth.filter((name) => ofSouth.includes(name))).toEqual([])
})

test('from Sign in to the agents are five calls to AWS, and no more', async ({ page }) => {
  const operations: string[] = []
  page.on('request', (request) => {
    const target = request.headers()['x-amz-target']
    if (target !== undefined) operations.push(target.split('.')[1] ?? '')
  })
  await signIn(page, 'office-north')
  await expectAgents(page)
  expect(operations).toEqual([
    'InitiateAuth',
    'RespondToAuthChallenge',
    'GetId',
    'GetCredentialsForIdentity',
    'Query',
  ])
})

test('the password never leaves the browser, and nothing secret is kept beyond the tab', async ({ page }) => {
  const bodies: string[] = []
  page.on('request', (request) => bodies.push(`${request.url()} ${request.postData() ?? ''}`))
  await signIn(page, 'office-north')
  await expectAgents(page)
  expect(bodies.join('\n')).not.toContain('Local-Demo-2026!')
  expect(await page.evaluate(() => JSON.stringify(localStorage))).toBe('{}')
  expect(await page.evaluate(() => indexedDB.databases())).toEqual([])
  expect(await page.evaluate(() => document.cookie)).toBe('')
})

test('a wrong password is said once, for a stranger in the same words, and nothing typed is lost', async ({
  page,
}) => {
  await signIn(page, 'office-north', 'Wrong-Password-1!')
  const alert = page.getByRole('alert')
  await expect(alert).toBeVisible()
  const words = (await alert.textContent()) ?? ''
  await expect(page.getByRole('textbox', { name: 'Username' })).toHaveValue('office-north')
  await expect(page.getByRole('textbox', { name: 'Password' })).toHaveValue('Wrong-Password-1!')

  await signIn(page, 'nobody-here', 'Wrong-Password-1!')
  await expect(alert).toHaveText(words)
})

test('signing out leaves nothing of one person for the next', async ({ page }) => {
  await signIn(page, 'office-north')
  await expectAgents(page)
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible()
  expect(await page.evaluate(() => JSON.stringify({ ...sessionStorage, ...localStorage }))).toBe('{}')
  await expect(page.getByText('Glacier Owl')).toHaveCount(0)

  await signIn(page, 'office-south')
  await expectAgents(page)
  const names = await fieldNames(page)
  expect(names).toHaveLength(9)
  expect(names).not.toContain('Glacier Owl')
  await page.goBack()
  await expect(page.getByText('Glacier Owl')).toHaveCount(0)
})

test('10,000 agents are reached to the last one, with a screenful in the page', async ({ page }) => {
  await signIn(page, 'office-large')
  await expectAgents(page)
  const table = page.getByRole('table', { name: 'Agents' })
  await expect(async () => {
    await page.keyboard.press('End')
    await page.evaluate(() => {
      for (const element of document.querySelectorAll('*')) {
        if (element.scrollHeight > element.clientHeight) element.scrollTop = element.scrollHeight
      }
    })
    await expect(table.getByText('Winter Wolf')).toBeVisible({ timeout: 100 })
  }).toPass({ intervals: [50] })
  expect(await table.getByRole('row').count()).toBeLessThan(100)
})

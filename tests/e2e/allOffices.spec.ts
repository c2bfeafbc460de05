import agentsByOffice from '../../aws/seed/agents.json' with { type: 'json' }
import { expectAgents, fieldNames, signIn } from './signIn.ts'
import { expect, test } from './test.ts'

const realNames = Object.values(agentsByOffice).flatMap((agents) => agents.map(({ realName }) => realName))

test('an administrator is told no real name, on the screen or on the way there', async ({ page }) => {
  const bodies: Promise<string>[] = []
  page.on('response', (response) => {
    // The app's own code knows what a real name is called, as that of a lead's browser is the same.
    if (!/\.(js|css|svg)$/.test(response.url())) bodies.push(response.text().catch(() => ''))
  })
  await signIn(page, 'office-north')
  await expectAgents(page)
  expect(await fieldNames(page)).toHaveLength(12)
  await page.getByRole('link', { name: 'Glacier Owl' }).click()
  await expect(page.getByRole('heading', { name: 'Glacier Owl' })).toBeVisible()
  const seen = [await page.content(), ...(await Promise.all(bodies))].join('\n')
  expect(seen).toContain('Glacier Owl')
  expect(seen).not.toMatch(/real ?name/i)
  expect(realNames.filter((name) => seen.includes(name))).toEqual([])
})

test('a lead finds any office’s agent, with the real name, and nobody else’s address opens it', async ({
  page,
}) => {
  await signIn(page, 'agency-lead')
  await expectAgents(page)
  await expect(page.getByText('All offices')).toBeVisible()
  await page.getByRole('searchbox').fill('Glacier')
  const owl = page.getByRole('link', { name: 'Glacier Owl' })
  await expect(owl).toBeVisible()
  const table = page.getByRole('table', { name: 'Agents' })
  await expect(table.getByRole('row', { name: /^Administrator [\w:-]{36,}/ }).first()).toBeVisible()
  await owl.click()
  await expect(page.getByRole('heading', { name: 'Glacier Owl' })).toBeVisible()
  const file = page.getByRole('region', { name: 'Glacier Owl' })
  await expect(file.getByText('Saara Niemi')).toBeVisible()
  const address = page.url()
  expect(address).toContain('/offices/')

  await page.reload()
  await expect(file.getByText('Saara Niemi')).toBeVisible()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await signIn(page, 'office-south')
  await expectAgents(page)
  const path = new URL(address).pathname
  await page.evaluate((to) => window.history.pushState(null, '', to), path)
  await page.evaluate(() => window.dispatchEvent(new PopStateEvent('popstate')))
  await expect(page.getByRole('alert')).toContainText('You do not have access')
  await expect(page.getByText('Saara Niemi')).toHaveCount(0)
})

import agentsByOffice from '../../aws/seed/agents.json' with { type: 'json' }
import { expectAgents, fieldNames, signIn } from './signIn.ts'
import { expect, test } from './test.ts'

const realNames = Object.values(agentsByOffice).flatMap((agents) => agents.map(({ realName }) => realName))

test('an administrator gets no real name, neither on the screen nor in an answer', async ({ page }) => {
  const bodies: Promise<string>[] = []
  page.on('response', (response) => {
    // The app's code contains the attribute's name, because leads have the same code.
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
  await expect(page.getByRole('combobox', { name: 'Office' })).toBeVisible()
  await page.getByRole('searchbox').fill('Glacier')
  const owl = page.getByRole('link', { name: 'Glacier Owl' })
  await expect(owl).toBeVisible()
  const table = page.getByRole('table', { name: 'Agents' })
  await expect(table.getByText('Office North')).toBeVisible()
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
  await expect(page.getByRole('alert')).toContainText('You do not have access to this file')
  await expect(page.getByText('Saara Niemi')).toHaveCount(0)
})

test('a lead chooses an office by name, and finds an agent by the real name', async ({ page }) => {
  await signIn(page, 'agency-lead')
  await expectAgents(page)
  const office = page.getByRole('combobox', { name: 'Office' })
  await office.selectOption({ label: 'Office South' })
  await expect.poll(async () => (await fieldNames(page)).length).toBe(9)
  await expect(page).toHaveURL(/office=/)
  await page.reload()
  await expect(office).toHaveValue(/./)
  await expect.poll(async () => (await fieldNames(page)).length).toBe(9)
  await office.selectOption({ label: 'All offices' })
  await page.getByRole('searchbox').fill('saara n')
  await expect.poll(() => fieldNames(page), { timeout: 60_000 }).toContain('Glacier Owl')
  await page.getByRole('link', { name: 'Glacier Owl' }).click()
  const file = page.getByRole('region', { name: 'Glacier Owl' })
  await expect(file.getByText('Office North')).toBeVisible()
  expect(await page.getByRole('main').innerText()).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/)
})

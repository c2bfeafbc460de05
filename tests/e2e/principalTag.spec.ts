import { expectAgents, fieldNames, signIn } from './signIn.ts'
import { expect, test } from './test.ts'

// The very same build; /config.json alone says that rows hang on the user pool's sub.
test.use({ baseURL: `http://localhost:${Number(process.env.E2E_PORT ?? 5179) + 1}` })

test('by principal tag, two people see their own agents and none of each other', async ({ page }) => {
  const answers: Promise<{ Items: { userId: { S: string } }[] }>[] = []
  page.on('response', (response) => {
    if (response.request().headers()['x-amz-target'] === 'DynamoDB_20120810.Query') {
      answers.push(response.json())
    }
  })
  await signIn(page, 'office-north')
  await expectAgents(page)
  const ofNorth = await fieldNames(page)
  expect(ofNorth).toHaveLength(12)
  await page.getByRole('button', { name: 'Sign out' }).click()

  await signIn(page, 'office-south')
  await expectAgents(page)
  const ofSouth = await fieldNames(page)
  expect(ofSouth).toHaveLength(9)
  expect(ofNorth.filter((name) => ofSouth.includes(name))).toEqual([])
  const userIds = new Set(
    (await Promise.all(answers)).flatMap(({ Items }) => Items.map(({ userId }) => userId.S)),
  )
  expect(userIds.size).toBe(2)
  // A sub has no Region in front of it, which tells it from an identity ID.
  for (const userId of userIds) expect(userId).toMatch(/^[0-9a-f-]{36}$/)
})

test('by principal tag, a lead still sees every office', async ({ page }) => {
  await signIn(page, 'agency-lead')
  await expectAgents(page)
  await page.getByRole('searchbox').fill('Glacier')
  await page.getByRole('link', { name: 'Glacier Owl' }).click()
  await expect(page.getByRole('region', { name: 'Glacier Owl' })).toContainText('Saara Niemi')
})

import { attempt, openAccess, tryAll } from './openAccess.ts'
import { expectAgents, signIn } from './signIn.ts'
import { expect, test } from './test.ts'

// The same build. Only /config.json says that the rows' key is the user pool's sub.

test('the key of a row is the user pool’s sub, without a Region in front of it', async ({ page }) => {
  const answer = page.waitForResponse(
    (response) => response.request().headers()['x-amz-target'] === 'DynamoDB_20120810.Query',
  )
  await signIn(page, 'office-north')
  await expectAgents(page)
  const { Items }: { Items: { userId: { S: string } }[] } = await (await answer).json()
  expect(Items).toHaveLength(12)
  for (const { userId } of Items) expect(userId.S).toMatch(/^[0-9a-f-]{36}$/)
})

test('the page about identities says that the table needs the sub, and by which tag', async ({ page }) => {
  await signIn(page, 'office-north')
  await expectAgents(page)
  await openAccess(page, 'Identities')
  const needed = page.getByRole('listitem').filter({ hasText: 'The table needs this one' })
  await expect(needed.getByRole('heading')).toHaveText('User-pool sub')
  const sub = await needed.locator('.id code').innerText()
  expect(sub).toMatch(/^[0-9a-f-]{36}$/)
  await expect(page.getByText('${aws:PrincipalTag/userid}', { exact: true })).toBeVisible()
  await expect(
    page.getByRole('row', { name: `principal_tags.userid aws:PrincipalTag/userid ${sub}` }),
  ).toBeVisible()
})

test('every attempt of an office is refused, the identity ID’s rows among them', async ({ page }) => {
  await signIn(page, 'office-north')
  await expectAgents(page)
  await openAccess(page, 'Break in')
  const count = await tryAll(page)
  await expect(page.getByText('Refused', { exact: true })).toHaveCount(count - 4)
  await expect(page.getByText(/^Allowed: 12 rows, yours/)).toHaveCount(2)
  const byOtherId = attempt(page, 'the caller’s own sub of the other kind')
  await byOtherId.getByRole('button', { name: 'Condition by condition' }).click()
  await expect(byOtherId).toContainText(
    /Denied by dynamodb:LeadingKeys in QueryOwnAgents:was\S+ your identity IDneeds\S+ your user-pool sub/,
  )
})

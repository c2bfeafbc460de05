import type { Page } from '@playwright/test'
import { expectNoViolations } from './expectNoViolations.ts'
import { expectAgents, fillIn } from './signIn.ts'
import { type Server, startServer } from './startServer.ts'
import { expect, test } from './test.ts'

let server: Server
test.beforeAll(async () => {
  server = await startServer(9, 'Editing=own-agents')
})
test.afterAll(() => server.stop())
test.describe.configure({ mode: 'serial' })

async function openFile(page: Page, username: string, fieldName: string): Promise<void> {
  await page.goto(`${server.origin}/agents/${encodeURIComponent(fieldName)}`)
  await fillIn(page, username)
  await expectAgents(page)
  await expect(page.getByRole('heading', { name: fieldName })).toBeVisible()
}

/** A field of the form. The filters of the list have the same labels. */
function field(page: Page, label: string) {
  return page.getByRole('form', { name: /^Edit / }).getByLabel(label)
}

function row(page: Page, fieldName: string) {
  return page.getByRole('table', { name: 'Agents' }).getByRole('row').filter({ hasText: fieldName })
}

test('a change is one UpdateItem, and the list and the file show it at once', async ({ page }) => {
  await openFile(page, 'office-north', 'Glacier Owl')
  const operations: string[] = []
  page.on('request', (request) => {
    const target = request.headers()['x-amz-target']
    if (target !== undefined) operations.push(target.split('.')[1] ?? '')
  })
  await page.getByRole('button', { name: 'Edit' }).click()
  await expect(field(page, 'Status')).toBeFocused()
  await field(page, 'Status').selectOption('on-leave')
  await field(page, 'Station').fill('Luleå')
  await field(page, 'Notes').fill('Back on Monday 🦉')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Saved.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Edit' })).toBeFocused()
  await expect(page.getByText('Back on Monday 🦉')).toBeVisible()
  await expect(row(page, 'Glacier Owl')).toContainText('On leave')
  expect(operations).toEqual(['UpdateItem'])

  await page.reload()
  await expect(page.getByText('Back on Monday 🦉')).toBeVisible()
})

test('Contacted today is one click', async ({ page }) => {
  await openFile(page, 'office-north', 'Glacier Owl')
  await page.getByRole('button', { name: 'Contacted today' }).click()
  await expect(page.getByText('Saved.')).toBeVisible()
  await expect(page.locator('.facts time')).toContainText('just now')
})

test('two people who change the same attribute see both versions, and nothing typed is lost', async ({
  browser,
}) => {
  const [first, second] = await Promise.all(
    [1, 2].map(async () => {
      const page = await (await browser.newContext()).newPage()
      await openFile(page, 'office-north', 'Aurora Lynx')
      await page.getByRole('button', { name: 'Edit' }).click()
      return page
    }),
  )
  if (first === undefined || second === undefined) throw new Error('two pages were opened')
  await field(first, 'Station').fill('Narvik')
  await first.getByRole('button', { name: 'Save' }).click()
  await expect(first.getByText('Saved.')).toBeVisible()

  await field(second, 'Station').fill('Kiruna')
  await second.getByRole('button', { name: 'Save' }).click()
  const conflict = second.getByRole('alert')
  await expect(conflict).toContainText('Somebody else changed this agent meanwhile.')
  await expect(conflict.getByRole('row', { name: /Station/ })).toContainText('Narvik')
  await expect(conflict.getByRole('row', { name: /Station/ })).toContainText('Kiruna')
  await expectNoViolations(second)
  await conflict.getByRole('button', { name: 'Save mine' }).click()
  await expect(second.getByText('Saved.')).toBeVisible()
  await expect(row(second, 'Aurora Lynx')).toContainText('Kiruna')
})

test('a save without a connection is taken back, and the text stays in the form', async ({
  page,
  context,
}) => {
  await openFile(page, 'office-north', 'Glacier Owl')
  await page.getByRole('button', { name: 'Edit' }).click()
  await field(page, 'Station').fill('Offline Island')
  await context.setOffline(true)
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('alert')).toContainText('The service cannot be reached.')
  await expect(field(page, 'Station')).toHaveValue('Offline Island')
  await expect(row(page, 'Glacier Owl')).not.toContainText('Offline Island')
  await context.setOffline(false)
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Saved.')).toBeVisible()
})

test('leaving with unsaved text asks first; Escape does, and Cancel', async ({ page }) => {
  await openFile(page, 'office-north', 'Glacier Owl')
  await page.getByRole('button', { name: 'Edit' }).click()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'Edit' })).toBeFocused()

  await page.getByRole('button', { name: 'Edit' }).click()
  await field(page, 'Notes').fill('half a thought')
  const questions: string[] = []
  page.on('dialog', (dialog) => {
    questions.push(dialog.type())
    void dialog.dismiss()
  })
  await page.getByRole('link', { name: 'Aurora Lynx' }).click()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await field(page, 'Notes').press('Escape')
  await expect(field(page, 'Notes')).toHaveValue('half a thought')
  expect(questions).toEqual(['confirm', 'confirm', 'confirm'])
})

test('a text that cannot be saved is refused at its field', async ({ page }) => {
  await openFile(page, 'office-north', 'Glacier Owl')
  await page.getByRole('button', { name: 'Edit' }).click()
  await field(page, 'Notes').fill('x'.repeat(20_001))
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(field(page, 'Notes')).toBeFocused()
  await expect(field(page, 'Notes')).toHaveAccessibleDescription(
    'Notes can have 20,000 characters. You typed 20,001.',
  )
})

test('an administrator is offered no attribute that only leads may change', async ({ page }) => {
  await openFile(page, 'office-north', 'Glacier Owl')
  await page.getByRole('button', { name: 'Edit' }).click()
  await expect(page.getByRole('form').getByRole('combobox')).toHaveCount(1)
  await expect(field(page, 'Clearance')).toHaveCount(0)
})

test('where Editing is none, nothing of it is shown or loaded', async ({ page }) => {
  const readOnly = await startServer(10, 'Editing=none')
  const files: string[] = []
  page.on('request', (request) => files.push(request.url()))
  await page.goto(`${readOnly.origin}/agents/Glacier%20Owl`)
  await fillIn(page, 'office-north')
  await expect(page.getByRole('heading', { name: 'Glacier Owl' })).toBeVisible()
  await expect(page.getByRole('term').filter({ hasText: 'Last contact' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Edit' })).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Contacted today' })).toHaveCount(0)
  expect(files.filter((file) => /EditableFile/.test(file))).toEqual([])
  await page.getByRole('link', { name: 'Access', exact: true }).click()
  await expect(page.getByText('Next step: have agents assigned to you')).toBeVisible()
  await expect(page.getByRole('region', { name: 'What you may change' })).toHaveCount(0)
  await readOnly.stop()
})

test('a lead changes every attribute, and moves an agent to another office', async ({ page }) => {
  await page.goto(server.origin)
  await fillIn(page, 'agency-lead')
  await expectAgents(page)
  // The page has only the visible rows of the ten thousand agents.
  await page.getByRole('searchbox').fill('Cinder Fox')
  await page.getByRole('table', { name: 'Agents' }).getByRole('link', { name: 'Cinder Fox' }).click()
  await page.getByRole('button', { name: 'Edit' }).click()
  await field(page, 'Clearance').selectOption('2')
  await field(page, 'Real name').fill('Ada Quist')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Saved.')).toBeVisible()
  await expect(page.getByText('Ada Quist').first()).toBeVisible()

  await page.getByLabel('Move to another office').selectOption({ label: 'Office South' })
  await page.getByRole('button', { name: 'Move', exact: true }).click()
  await expect(page.locator('.facts').getByText('Office South')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Cinder Fox' })).toBeVisible()
  await expect(page.getByText('Ada Quist').first()).toBeVisible()
})

import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, inject, test, vi } from 'vitest'
import { parseConfig } from '../../aws/contract/config.ts'
import { OwnPolicy } from '../../src/access/own-policy/OwnPolicy.tsx'

const slow = { timeout: 60_000 }
const resource = 'arn:aws:dynamodb:eu-central-1:123456789012:table/AgentsTable'
const sub = '${cognito-identity.amazonaws.com:sub}'
const own = { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': [sub] } }
const present = { Null: { 'dynamodb:LeadingKeys': 'false' } }

/** A policy as somebody types it. */
function typed(statement: Readonly<Record<string, unknown>> = {}): string {
  const usual = {
    Effect: 'Allow',
    Action: 'dynamodb:Query',
    Resource: resource,
    Condition: { ...own, ...present },
  }
  return JSON.stringify({ Version: '2012-10-17', Statement: [{ ...usual, ...statement }] }, null, 2)
}

const shipped = typed({ Sid: 'Shipped' })
const leaking = typed({ Condition: own })
const writing = typed({ Sid: 'Own', Action: 'dynamodb:PutItem' })

const fetched = globalThis.fetch
beforeEach(() => {
  // A browser names the page's origin with every PUT. Node does not.
  vi.stubGlobal('fetch', (url: URL, options: RequestInit = {}) =>
    fetched(url, {
      ...options,
      headers: { ...Object.fromEntries(new Headers(options.headers)), origin: url.origin },
    }),
  )
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
  sessionStorage.clear()
})

function open({ canEnforce = true, session = new AbortController() } = {}) {
  const parsed = parseConfig({ ...inject('config'), endpoint: inject('policySwitchEndpoint') })
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults))
  const announced: string[] = []
  const { unmount } = render(
    <QueryClientProvider client={new QueryClient()}>
      <OwnPolicy
        config={parsed.config}
        signal={session.signal}
        start={shipped}
        canEnforce={canEnforce}
        announce={(words) => announced.push(words)}
      />
    </QueryClientProvider>,
  )
  const user = userEvent.setup()
  const box = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Your policy' })
  const type = async (text: string) => {
    await user.clear(box)
    await user.click(box)
    await user.paste(text)
  }
  return { announced, box, session, type, unmount, user }
}

const says = (words: string | RegExp) => screen.findByText(words, undefined, slow)
const enforcing = () => screen.getByRole<HTMLButtonElement>('button', { name: 'Enforce this policy' })
const findings = () => within(screen.getByRole('list', { name: 'Findings' }))

describe('the box for a policy', () => {
  test('takes the policy for one of signed-in users, also if nothing in it says so', async () => {
    const { type } = open()
    await type(typed({ Condition: undefined }))
    await says(/^1 finding: rows-of-everybody in line/)
    await type(typed({ Action: 'iam:PutRolePolicy', Resource: '*', Condition: undefined }))
    await says(/^1 finding: permissions-themselves in line/)
  })

  test('begins with the shipped policy, in which the linter finds nothing', async () => {
    const { box } = open()
    expect(box.value).toBe(shipped)
    await says('Nothing found in 1 statement.')
    expect(box.getAttribute('aria-invalid')).toBe('false')
    expect(screen.queryByRole('button', { name: /^Begin again/ })).toBeNull()
  })

  test('names a leak with its line, its request and the lines to write instead', async () => {
    const { announced, box, type, user } = open()
    await type(leaking)
    const summary = '1 finding: no-presence-test in line 10.'
    await says(summary)
    expect(leaking.split('\n')[9]).toContain('dynamodb:LeadingKeys')
    expect(box.getAttribute('aria-invalid')).toBe('true')
    const [finding] = findings().getAllByRole('listitem')
    expect(finding?.textContent).toContain('a user whose request names no key reaches everybody’s rows')
    expect(finding?.textContent).toContain('Such as Query {"TableName":"AgentsTable"}')
    expect(finding?.textContent).toContain('"Null": { "dynamodb:LeadingKeys": "false" }')
    expect(announced).toContain(summary)

    await user.click(findings().getByRole('button', { name: 'Line 10' }))
    expect(document.activeElement).toBe(box)
    expect(box.value.slice(box.selectionStart, box.selectionEnd)).toBe(leaking.split('\n')[9])
  })

  test('says in which line the text is no JSON, and does not let it be enforced', async () => {
    const { type } = open()
    await type(shipped.replace('"Allow",', '"Allow"'))
    await says(/^Not read: line 6 is not JSON/)
    await says('IAM answers MalformedPolicyDocument: line 6 is not JSON, "," or "}" is missing.')
    expect(enforcing().disabled).toBe(true)
  })

  test('says which write keeps a policy from being enforced', async () => {
    const { type } = open()
    await type(writing)
    await says('Own allows dynamodb:PutItem, a write, and only policies that read are put in force.')
    expect(enforcing().disabled).toBe(true)
  })

  test('has the local AWS enforce a policy that reads, a leaking one too', async () => {
    const { announced, type, user } = open()
    await type(leaking)
    await says('1 finding: no-presence-test in line 10.')
    await user.click(enforcing())
    await waitFor(() => expect(announced).toContain('Your own policy is in force.'), slow)
  })

  test('keeps the text that the local AWS refuses, and says why', async () => {
    const { announced, box } = open()
    await says('Nothing found in 1 statement.')
    // The linter waits for a pause, and there is none between these two.
    fireEvent.change(box, { target: { value: writing } })
    fireEvent.click(enforcing())
    const why = 'Own allows dynamodb:PutItem, a write, and only policies that read are put in force.'
    await waitFor(() => expect(announced).toContain(why), slow)
    await says(why)
    expect(announced).not.toContain('Your own policy is in force.')
    expect(box.value).toBe(writing)
  })

  test('begins again with the shipped policy', async () => {
    const { box, type, unmount, user } = open()
    await type(leaking)
    await user.click(screen.getByRole('button', { name: 'Begin again with the shipped policy' }))
    expect(box.value).toBe(shipped)
    await says('Nothing found in 1 statement.')
    unmount()
    expect(open().box.value).toBe(shipped)
  })

  test('has the text again when the user comes back to the page', async () => {
    const { type, unmount } = open()
    await type(leaking)
    unmount()
    expect(open().box.value).toBe(leaking)
    await says('1 finding: no-presence-test in line 10.')
  })

  test('forgets the text when the user signs out, and keeps it when the session expires', async () => {
    const first = open()
    await first.type(leaking)
    first.unmount()
    first.session.abort(new DOMException('expired', 'AbortError'))
    const second = open()
    expect(second.box.value).toBe(leaking)
    await second.type(writing)
    second.unmount()
    second.session.abort(new DOMException('signed-out', 'AbortError'))
    expect(open().box.value).toBe(shipped)
  })

  test('only lints on a deployed stack, which has no policies to switch', async () => {
    const { type } = open({ canEnforce: false })
    expect(screen.queryByRole('button', { name: 'Enforce this policy' })).toBeNull()
    expect(screen.getByText(/This page never changes the policy of a deployed stack/)).toBeDefined()
    await type(leaking)
    await says('1 finding: no-presence-test in line 10.')
  })
})

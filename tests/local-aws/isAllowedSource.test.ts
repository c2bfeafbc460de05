import { expect, test } from 'vitest'
import { isAllowedSource } from '../../aws/local/host/isAllowedSource.ts'

const allowed = { hosts: new Set(['localhost:5173']), origins: new Set(['http://localhost:5173']) }

const link = {
  host: 'localhost:5173',
  'sec-fetch-site': 'cross-site',
  'sec-fetch-mode': 'navigate',
  'sec-fetch-dest': 'document',
}

test.each(['/', '/agents', '/agents/Glacier%20Owl', '/agents/J.%20Doe', '/access/path', '/?from=mail'])(
  'lets a link in a mail open %s',
  (url) => {
    expect(isAllowedSource({ method: 'GET', url, headers: link }, allowed)).toBe(true)
  },
)

test.each([
  '/aws',
  '/aws/',
  '/aws/policy/evaluate.ts',
  '/local/policy',
  '/config.json',
  '/__open-in-editor?file=src/main.tsx',
  '/@fs/etc/passwd',
  '/@vite/client',
  '/.local-aws/credentials',
  '/my-state/credentials',
  '/src/main.tsx',
  '/node_modules/vite/package.json',
])('lets no link from elsewhere open %s', (url) => {
  expect(isAllowedSource({ method: 'GET', url, headers: link }, allowed)).toBe(false)
})

test.each([
  ['an image', { 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image' }],
  ['a frame', { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' }],
  ['a script', { 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'script' }],
])('lets %s of another site load no page', (_, headers) => {
  const asked = { method: 'GET', url: '/', headers: { ...link, ...headers } }
  expect(isAllowedSource(asked, allowed)).toBe(false)
})

test('lets no form of another site post to a page', () => {
  expect(isAllowedSource({ method: 'POST', url: '/', headers: link }, allowed)).toBe(false)
})

import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { inlineHashesOf } from '../../aws/cli/hosting/inlineHashesOf.ts'

const sourceOf = (content: string) => `'sha256-${createHash('sha256').update(content).digest('base64')}'`

test('names the scripts and styles that stand in the page, in their order', () => {
  const page = `<!doctype html><script>first()</script><style>a{}</style>
    <SCRIPT type="module">second()</SCRIPT><style media="print">b{}</style>`
  expect(inlineHashesOf(page)).toEqual({
    scripts: [sourceOf('first()'), sourceOf('second()')],
    styles: [sourceOf('a{}'), sourceOf('b{}')],
  })
})

test('leaves out scripts and styles that come from a file', () => {
  const page = `<script type="module" crossorigin src="/assets/a.js"></script><script src='/b.js'></script>
    <link rel="stylesheet" href="/assets/a.css"><scripted>no script</scripted>`
  expect(inlineHashesOf(page)).toEqual({ scripts: [], styles: [] })
})

test('names the same content once, and takes a line break as a browser does', () => {
  const page = '<style>a{}\r\nb{}</style><style>a{}\nb{}</style>'
  expect(inlineHashesOf(page).styles).toEqual([sourceOf('a{}\nb{}')])
})

test('knows the hash that the specification gives as its example', () => {
  // https://www.w3.org/TR/CSP3/#example-2a2bdb7a
  expect(inlineHashesOf(`<script>alert('Hello, world.');</script>`).scripts).toEqual([
    "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='",
  ])
})

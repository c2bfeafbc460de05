import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readBuild } from '../../../aws/cli/build/readBuild.ts'
import { appHeaders } from '../../../aws/cli/doctor/checks/appHeaders.ts'
import { serveBuild } from '../../../aws/cli/serveBuild.ts'
import { exampleOutputs } from '../../support/exampleOutputs.ts'

let directory: string
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'build-'))
  writeFileSync(join(directory, 'index.html'), '<!doctype html><title>App</title><style>b{}</style>')
})
afterAll(() => rmSync(directory, { recursive: true }))

/** The doctor's findings in an app with this hosting. */
async function findingsIn(change: (answer: RequestListener) => RequestListener): Promise<string[]> {
  const server = createServer(change(serveBuild(readBuild(directory), 'eu-central-1')))
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const appUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  const config = {
    ...exampleOutputs,
    partitionKey: 'identity-id' as const,
    delivery: 'direct' as const,
    authenticatorApp: 'optional' as const,
    visibleAttributes: ['userId', 'fieldName'],
    editing: 'none' as const,
    editableAttributes: [],
    idleMinutes: 15,
  }
  try {
    const client = { region: 'eu-central-1' }
    const findings = await appHeaders.run({ config, client, appUrl, operator: undefined, login: undefined })
    return findings.map(({ what }) => what)
  } finally {
    server.close()
  }
}

/** Answers with this Content-Security-Policy instead. */
function underPolicy(change: (policy: string) => string): (answer: RequestListener) => RequestListener {
  return (answer) => (request, response) => {
    const { setHeader } = response
    response.setHeader = (name, value) =>
      setHeader.call(response, name, name === 'content-security-policy' ? change(String(value)) : value)
    answer(request, response)
  }
}

test('an app under the headers of the template has nothing to mend', async () => {
  expect(await findingsIn((answer) => answer)).toEqual([])
})

test('finds a weakened policy, and says how it should be', async () => {
  const findings = await findingsIn(underPolicy(() => "default-src 'self' https:"))
  expect(findings).toHaveLength(2)
  expect(findings[0]).toMatch(
    /^content-security-policy is default-src 'self' https:, and should be default-src 'none'; /,
  )
})

test('a policy that does not allow the style in the page is found', async () => {
  const findings = await findingsIn(underPolicy((policy) => policy.replace(/'sha256-[^']+'/, '')))
  expect(findings).toEqual([
    expect.stringMatching(
      /^The page holds a script or a style that .* does not allow: 'sha256-[\w+/]{43}='$/,
    ),
  ])
})

test('a policy that still allows the style of the build before has nothing to mend', async () => {
  const before = ` 'sha256-${'A'.repeat(43)}='; `
  expect(await findingsIn(underPolicy((policy) => policy.replace('; img-src', `${before}img-src`)))).toEqual(
    [],
  )
})

test('a page for every missing file is found', async () => {
  const findings = await findingsIn((answer) => (request, response) => {
    if (request.url?.startsWith('/assets/')) request.url = '/'
    answer(request, response)
  })
  expect(findings).toEqual([expect.stringContaining('A missing script is answered 200 text/html')])
})

test('a page that browsers keep is found', async () => {
  const findings = await findingsIn((answer) => (request, response) => {
    const { writeHead } = response
    response.writeHead = ((status: number, headers: object) =>
      writeHead.call(response, status, {
        ...headers,
        'cache-control': 'public, max-age=60',
      })) as typeof writeHead
    answer(request, response)
  })
  expect(findings).toContainEqual(expect.stringContaining('The page may be kept by a browser'))
})

test('an app that is not there is found', async () => {
  expect(await findingsIn(() => (_, response) => response.writeHead(403).end())).toEqual([
    expect.stringContaining('answers 403'),
  ])
})

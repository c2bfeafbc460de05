import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { findCurrentBuild, makeCurrentBuild } from '../../aws/cli/build/currentBuild.ts'
import { serveCurrentBuild } from '../../aws/cli/serveCurrentBuild.ts'

let root: string
let server: Server | undefined

/** A project with the source files of a build. */
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'project-'))
  for (const directory of ['node_modules', 'src', 'aws']) mkdirSync(join(root, directory))
  symlinkSync(resolve('node_modules/vite'), join(root, 'node_modules/vite'))
  write('index.html', '<!doctype html><title>App</title><script type="module" src="/src/main.ts"></script>')
  write('src/main.ts', 'document.title = "first"')
  write('aws/template.yaml', 'first')
  write('package-lock.json', '{"first":true}')
  write('vite.config.ts', 'export default {}')
})
afterEach(() => {
  server?.close()
  server = undefined
  rmSync(root, { recursive: true })
  vi.restoreAllMocks()
})

function write(file: string, text: string): void {
  writeFileSync(join(root, file), text)
}

const never = new AbortController().signal
const textOf = (build: ReadonlyMap<string, Buffer> | undefined) => [...(build?.values() ?? [])].join('\n')

describe('the build of the sources as they are', () => {
  test('is found once it was made, and not before', async () => {
    expect(findCurrentBuild(root)).toBeUndefined()
    const made = await makeCurrentBuild(root, never)
    expect([...made.keys()]).toContain('/index.html')
    expect(textOf(findCurrentBuild(root))).toBe(textOf(made))
  })

  test('stays when only the times of the files changed', async () => {
    await makeCurrentBuild(root, never)
    for (const file of ['src/main.ts', 'aws/template.yaml']) utimesSync(join(root, file), 1, 1)
    expect(findCurrentBuild(root)).toBeDefined()
  })

  test.each([
    ['a source', 'src/main.ts', 'document.title = "other"'],
    ['a source that was not there', 'src/other.ts', ''],
    ['the template', 'aws/template.yaml', 'other'],
    ['the lock file', 'package-lock.json', '{"other":true}'],
    ['what is installed', 'node_modules/.package-lock.json', '{"other":true}'],
    ['the settings of the build', 'vite.config.ts', 'export default { base: "/" }'],
    ['the environment of the build', '.env.production', 'VITE_NAME=other'],
  ])('is no longer current when %s changed', async (_, file, text) => {
    await makeCurrentBuild(root, never)
    write(file, text)
    expect(findCurrentBuild(root)).toBeUndefined()
  })

  test('is no longer current when a source changed that kept its size and its time', async () => {
    await makeCurrentBuild(root, never)
    const { atime, mtime, size } = statSync(join(root, 'src/main.ts'))
    write('src/main.ts', 'document.title = "later"')
    utimesSync(join(root, 'src/main.ts'), atime, mtime)
    expect(statSync(join(root, 'src/main.ts')).size).toBe(size)
    expect(findCurrentBuild(root)).toBeUndefined()
  })

  test('is no longer current when a file changed its name only', async () => {
    await makeCurrentBuild(root, never)
    renameSync(join(root, 'aws/template.yaml'), join(root, 'aws/other.yaml'))
    expect(findCurrentBuild(root)).toBeUndefined()
  })

  test('is found again for sources that are as they were', async () => {
    await makeCurrentBuild(root, never)
    const source = readFileSync(join(root, 'src/main.ts'))
    write('src/main.ts', 'document.title = "other"')
    await makeCurrentBuild(root, never)
    expect(textOf(findCurrentBuild(root))).toContain('other')
    writeFileSync(join(root, 'src/main.ts'), source)
    expect(textOf(findCurrentBuild(root))).toContain('first')
  })

  test('is made by several at once without half of anything', async () => {
    const builds = await Promise.all([1, 2, 3].map(() => makeCurrentBuild(root, never)))
    const [first] = builds
    for (const build of [...builds, findCurrentBuild(root)]) expect(textOf(build)).toBe(textOf(first))
  })

  test('is not made to its end when the process is asked to end', async () => {
    const stop = new AbortController()
    const build = makeCurrentBuild(root, stop.signal)
    stop.abort()
    await expect(build).rejects.toThrow('aborted')
    expect(findCurrentBuild(root)).toBeUndefined()
  })
})

describe('npm start', () => {
  /** Serves the project, and returns what a browser receives. */
  async function serve() {
    const printed: string[] = []
    for (const method of ['log', 'error'] as const) {
      vi.spyOn(console, method).mockImplementation((text) => printed.push(String(text)))
    }
    const app = serveCurrentBuild(root, { region: 'eu-central-1', parameters: {}, signal: never })
    server = createServer((request, response) => app.handle(request, response))
    await new Promise<void>((listening) => server?.listen(0, '127.0.0.1', listening))
    const { port } = server.address() as AddressInfo
    const read = async (path = '/') => {
      const response = await fetch(`http://127.0.0.1:${port}${path}`)
      return { status: response.status, headers: response.headers, text: await response.text() }
    }
    return { ready: app.ready, read, printed }
  }

  test('says at once that it builds, and then is the app', async () => {
    const { ready, read, printed } = await serve()
    const notice = await read('/agents/Glacier%20Owl')
    expect(notice).toMatchObject({ status: 503, text: expect.stringContaining('Building…') })
    expect(notice.text).toContain('http-equiv="refresh"')
    expect(notice.headers.get('cache-control')).toBe('no-store')
    expect(await ready).toBe(true)
    expect(await read()).toMatchObject({ status: 200, text: expect.stringContaining('<title>App</title>') })
    expect(printed).toEqual(['Building…', expect.stringMatching(/^Built in \d+\.\d s$/)])
  })

  test('serves a current build without another word', async () => {
    await makeCurrentBuild(root, never)
    const { read, printed } = await serve()
    expect(await read()).toMatchObject({ status: 200, text: expect.stringContaining('<title>App</title>') })
    expect(printed).toEqual([])
  })

  test('serves the same build while a new one is made', async () => {
    await makeCurrentBuild(root, never)
    const { read } = await serve()
    const before = await read()
    rmSync(join(root, 'node_modules/.cache'), { recursive: true })
    expect((await read()).text).toBe(before.text)
  })

  test('says on the page and in the terminal why a build failed, and serves no older app', async () => {
    await makeCurrentBuild(root, never)
    write('src/main.ts', 'import "./missing.ts" // <script>')
    const { ready, read, printed } = await serve()
    expect(await ready).toBe(false)
    const failure = await read()
    expect(failure.status).toBe(500)
    expect(failure.text).toContain('The build failed')
    expect(failure.text).toContain('missing.ts')
    expect(failure.text).not.toContain('<script>')
    expect(printed.join('\n')).toContain('missing.ts')
  })
})

import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { sendRaw } from '../support/sendRaw.ts'

let directory: string
let child: ChildProcess | undefined
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'state-'))
})
afterEach(() => {
  child?.kill('SIGKILL')
  rmSync(directory, { recursive: true, force: true })
})

/** Starts a command of package.json as a user does, and returns its output. */
function run(...command: string[]) {
  const npm = spawn('npm', command, { stdio: ['ignore', 'pipe', 'pipe'] })
  child = npm
  let printed = ''
  for (const stream of [npm.stdout, npm.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      printed += text
    })
  }
  const ended = new Promise<number | null>((resolve) => npm.once('close', (code) => resolve(code)))
  /** Waits until the command prints this text. Fails with the command's output if it ends before. */
  const prints = (text: string) =>
    new Promise<string>((resolve, reject) => {
      const look = () => printed.includes(text) && resolve(printed)
      for (const stream of [npm.stdout, npm.stderr]) stream.on('data', look)
      ended.then(() => reject(new Error(`It ended without "${text}":\n${printed}`)))
      look()
    })
  return { npm, ended, prints, printed: () => printed }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const address = server.address()
  await new Promise((closed) => server.close(closed))
  return typeof address === 'object' && address !== null ? address.port : 0
}

function isServed(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
    socket.once('connect', () => socket.destroy())
  })
}

describe.each([
  ['npm start', ['start']],
  ['npm run dev', ['run', 'dev']],
])('%s', (name, command) => {
  test('ends with all that it started when it is asked to, and frees the port', async () => {
    const port = await freePort()
    const { npm, ended, prints } = run(...command, '--', '--port', String(port), '--state', directory)
    await prints('Password of each')
    expect(await isServed(port)).toBe(true)
    npm.kill('SIGTERM')
    // The pipes close when the last process that holds them has ended.
    await ended
    expect(await isServed(port)).toBe(false)
  })

  test('says in one sentence that the port is taken, and ends', async () => {
    const other = createServer()
    await new Promise<void>((listening) => other.listen(0, '127.0.0.1', listening))
    const { port } = other.address() as { port: number }
    const { ended, printed } = run(...command, '--', '--port', String(port), '--state', directory)
    expect(await ended).toBe(1)
    expect(printed()).toContain(`Port ${port} is taken. Choose another: ${name} -- --port ${port + 1}\n`)
    expect(printed()).not.toMatch(/^ +at /m)
    await new Promise((closed) => other.close(closed))
  })
})

test.each([
  ['an option that does not exist', ['--prot', '1']],
  ['a port that is none', ['--port', '70000']],
  ['a parameter that the template does not have', ['--set', 'Nothing=1']],
  ['a state among what is served', ['--state', 'src/state']],
])('npm start ends with one sentence for %s', async (_, options) => {
  const { ended, printed } = run('start', '--silent', '--', '--state', directory, ...options)
  expect(await ended).not.toBe(0)
  expect(printed().trim().split('\n')).toHaveLength(1)
})

test('npm start serves no key of a state folder beside the sources', async () => {
  const port = await freePort()
  const state = mkdtempSync('state-')
  try {
    const { prints } = run('start', '--', '--port', String(port), '--state', state)
    await prints('Password of each')
    for (const path of [
      `/${state}/credentials`,
      `/assets/../${state}/credentials`,
      `/%2e%2e/${state}/credentials`,
      `/@fs${process.cwd()}/${state}/credentials`,
    ]) {
      const answer = await sendRaw(`http://127.0.0.1:${port}`, {
        method: 'GET',
        path,
        headers: { host: `localhost:${port}` },
      })
      expect(answer.body, path).not.toContain('aws_secret_access_key')
    }
  } finally {
    child?.kill('SIGTERM')
    await new Promise((ended) => child?.once('close', ended))
    rmSync(state, { recursive: true, force: true })
  }
})

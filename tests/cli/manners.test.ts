import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { object, parse, record, string } from 'valibot'
import { describe, expect, test } from 'vitest'

const { scripts } = parse(
  object({ scripts: record(string(), string()) }),
  JSON.parse(readFileSync('package.json', 'utf8')),
)

/** The commands that people run, by the name of their script, with a command line that names a wrong value. */
const wrongValues: Readonly<Record<string, string[]>> = {
  start: ['--port', '70000'],
  dev: ['--set', 'IdleMinutes=soon'],
  deploy: ['--stack', 'a name'],
  destroy: ['--stack'],
  users: ['promote', 'office-north'],
  assign: ['agents.csv', 'others.csv'],
  doctor: ['--user', 'office-north'],
  prove: ['--partition-key', 'shoe-size'],
  'lint:policy': ['--format', 'poem'],
  bench: ['--runs', 'many'],
  fuzz: ['--minutes', 'many'],
  'fuzz:lint': ['--minutes', 'many'],
  size: ['dist'],
  'bench:query': ['many'],
  'bench:lint': ['many'],
  'bench:questions': ['--items', 'many'],
}

interface Ended {
  status: number | null
  stdout: string
  stderr: string
}

/** Runs a script of package.json as npm does, without a terminal and without credentials. */
function run(script: string, options: string[]): Promise<Ended> {
  const [command = '', ...words] = (scripts[script] ?? '').split(' ')
  return new Promise((resolve) => {
    const child = spawn(command, [...words, ...options], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: process.env.PATH, HOME: '/nowhere', AWS_EC2_METADATA_DISABLED: 'true' },
    })
    const ended: Ended = { status: null, stdout: '', stderr: '' }
    for (const name of ['stdout', 'stderr'] as const) {
      child[name].setEncoding('utf8').on('data', (text: string) => {
        ended[name] += text
      })
    }
    child.on('close', (status) => resolve({ ...ended, status }))
  })
}

const pages = [
  ...readdirSync('.').filter((file) => file.endsWith('.md')),
  ...readdirSync('docs', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => join('docs', file)),
].map((file) => readFileSync(file, 'utf8'))

/** The options with which the docs and the README show a command, in its calls and in its row of the table of commands. */
function optionsInDocs(script: string): string[] {
  const name = script === 'start' ? 'npm start' : `npm run ${script}`
  const calls = pages.flatMap((text) => [...text.matchAll(new RegExp(`${name} -- ([^\`#|\\n]*)`, 'g'))])
  const rows = pages.flatMap((text) => [...text.matchAll(new RegExp(`^\\| \`${name}\` \\|(.*)`, 'gm'))])
  const options = [...calls, ...rows].flatMap(
    ([, shown = '']) => shown.match(/(?<![\w-])--[a-z][a-z-]+/g) ?? [],
  )
  // Every command has --help, which this file tests.
  return [...new Set(options)].filter((option) => option !== '--help')
}

/** One sentence on the error output, and nothing else. */
function expectOneSentence({ status, stdout, stderr }: Ended): void {
  expect(stdout).toBe('')
  expect(stderr.trim().split('\n')).toHaveLength(1)
  expect(stderr).not.toMatch(/\n\s+at |node:internal|\.ts:\d/)
  expect(stderr).not.toContain('\u001b')
  expect(status).toBe(2)
}

test('every command of package.json that is ours has a wrong value here', () => {
  const ours = Object.entries(scripts).filter(([, command]) =>
    / (aws\/cli|tests\/(bench|fuzz))\//.test(command),
  )
  expect(Object.keys(wrongValues).sort()).toEqual(ours.map(([name]) => name).sort())
})

describe.each(Object.entries(wrongValues))('npm run %s', (script, wrong) => {
  test('says with --help what it does', async () => {
    const { status, stdout, stderr } = await run(script, ['--help'])
    expect(stdout).toMatch(new RegExp(`^npm (run )?${script}`))
    expect(stderr).toBe('')
    expect(status).toBe(0)
    const unknown = optionsInDocs(script).filter((option) => !new RegExp(`${option}(?![\\w-])`).test(stdout))
    expect(unknown).toEqual([])
  })

  test('ends at an unknown option in one sentence', async () => {
    const ended = await run(script, ['--no-such-option'])
    expectOneSentence(ended)
    expect(ended.stderr).toContain('--no-such-option')
  })

  test(`ends at ${wrong.join(' ')} in one sentence`, async () => {
    expectOneSentence(await run(script, wrong))
  })
})

/** An address at which no server listens any more. */
async function closedPort(): Promise<string> {
  const server = createServer()
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  await new Promise((closed) => server.close(closed))
  return `http://127.0.0.1:${port}/config.json`
}

describe('a host that does not answer', () => {
  test.each([
    ['users', ['list']],
    ['doctor', []],
    ['assign', ['--list']],
  ])('is named by %s, with what to check', async (script, options) => {
    const url = await closedPort()
    const { status, stderr } = await run(script, [...options, '--config', url])
    expect(stderr.trim()).toBe(`${url} does not answer (ECONNREFUSED). Check the address and the connection`)
    expect(status).toBe(1)
  })

  test('and no Region at all, are one sentence each', async () => {
    const { status, stderr } = await run('users', ['list'])
    expect(stderr.trim()).toBe('There is no AWS Region. Give one: --region eu-central-1, or set AWS_REGION.')
    expect(status).toBe(1)
  })
})

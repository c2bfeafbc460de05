import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type RunningAws, startLocalAws } from '../../../aws/local/startLocalAws.ts'
import { lockName } from '../../../aws/local/state/lockDirectory.ts'
import people from '../../../aws/seed/people.json' with { type: 'json' }
import { seedDemo } from '../../../aws/seed/seedDemo.ts'

const whole = mkdtempSync(join(tmpdir(), 'leading-keys-'))
let directory: string

function start({ fresh = false, from = directory } = {}): Promise<RunningAws> {
  return startLocalAws({ directory: from, fresh, report() {}, deliver() {} })
}

beforeAll(async () => {
  const aws = await start({ from: whole })
  await seedDemo(
    aws,
    people.filter(({ username }) => username === 'office-north'),
  )
  await aws.close()
})
afterAll(() => rmSync(whole, { recursive: true }))
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'leading-keys-'))
  cpSync(whole, directory, { recursive: true })
})
afterEach(() => rmSync(directory, { recursive: true }))

/** Every file that holds state. Of the user pool and so on there is one; the names hold random ids. */
function files(): string[] {
  return readdirSync(directory).filter((name) => name !== lockName)
}

const damages: [string, (file: string) => void][] = [
  ['lost', (file) => rmSync(file)],
  ['empty', (file) => truncateSync(file, 0)],
  ['cut in half', (file) => truncateSync(file, Math.floor(readFileSync(file).length / 2))],
  ['one line short', (file) => writeFileSync(file, readFileSync(file, 'utf8').replace(/[^\n]*\n$/, ''))],
  ['noise', (file) => writeFileSync(file, Buffer.alloc(5000, 0xfe))],
  [
    'changed in one letter',
    (file) => writeFileSync(file, readFileSync(file, 'utf8').replace(/.(?=[^"]*"[^"]*$)/s, '~')),
  ],
  [
    'of a later version',
    (file) => writeFileSync(file, readFileSync(file, 'utf8').replace('"version":1', '"version":2')),
  ],
]

describe.each(damages)('a file of the state that is %s', (_, damage) => {
  test('stops the start, whichever file it is; the rest stays as it was, and "--fresh" begins anew', async () => {
    const names = files()
    expect(names.length).toBeGreaterThan(6)
    for (const name of names) {
      rmSync(directory, { recursive: true })
      cpSync(whole, directory, { recursive: true })
      damage(join(directory, name))
      const damaged = contentsOf(directory)
      await expect(start(), name).rejects.toThrow(/Nothing was changed\. To start over.*npm start -- --fresh/)
      expect(contentsOf(directory)).toEqual(damaged)
    }
    await (await start({ fresh: true })).close()
  })
})

function contentsOf(path: string) {
  return Object.fromEntries(files().map((name) => [name, readFileSync(join(path, name), 'latin1')]))
}

test('what was being written when the process was killed, and nobody was told of, does not count', async () => {
  const journal = join(directory, 'items.journal')
  writeFileSync(journal, `${readFileSync(journal, 'utf8')}[{"type":"put","key":"half`)
  const aws = await start()
  expect([...aws.engine.tables.keys()]).toEqual(['AgentsTable'])
  await aws.close()
  expect(readFileSync(journal, 'utf8')).not.toContain('half')
})

test('a lock that is damaged stops the start, and "--fresh" makes a new one', async () => {
  for (const name of readdirSync(join(directory, lockName))) {
    writeFileSync(join(directory, lockName, name), 'noise')
  }
  await expect(start()).rejects.toThrow(/local-aws\.lock is damaged\. Nothing was changed/)
  await (await start({ fresh: true })).close()
  await (await start()).close()
})

import fs, {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { formatRecord } from '../../../aws/local/state/journalRecord.ts'
import { lockName } from '../../../aws/local/state/lockDirectory.ts'
import { openJournal } from '../../../aws/local/state/openJournal.ts'
import { openState } from '../../../aws/local/state/openState.ts'
import { UnreadableStateError } from '../../../aws/local/state/UnreadableStateError.ts'

const root = mkdtempSync(join(tmpdir(), 'leading-keys-'))
const whole = join(root, 'whole')
const directory = join(root, 'state')
const journal = join(directory, 'state.journal')
const position = join(directory, 'state.position')

const collection = 'letters'
const changeOf = (key: string) => [{ collection, key, value: `${key} ✓` }]

/** The keys in the journal of the directory, in order. */
function keysIn(path: string): string {
  const opened = openJournal(fs, path)
  const keys = [...opened.take(collection).keys()].join('')
  opened.close()
  return keys
}

beforeAll(async () => {
  const { journal: opened, close } = await openState(fs, whole, { fresh: false })
  for (const key of 'abcde') opened.append(changeOf(key), 'at-once')
  for (const key of 'fgh') opened.append(changeOf(key), 'soon')
  await close()
})
beforeEach(() => {
  rmSync(directory, { recursive: true, force: true })
  cpSync(whole, directory, { recursive: true })
})
afterAll(() => rmSync(root, { recursive: true }))

function filesIn(path: string) {
  const names = readdirSync(path).filter((name) => name !== lockName)
  return names.map((name) => [name, readFileSync(join(path, name), 'latin1')])
}

/** The start is refused in one sentence that names the place, and changes no file. */
function expectRefused(where: RegExp): void {
  const before = filesIn(directory)
  expect(() => keysIn(directory)).toThrow(UnreadableStateError)
  expect(() => keysIn(directory)).toThrow(where)
  expect(() => keysIn(directory)).toThrow(
    /\. Nothing was changed\. Put a copy of the folder back, or start over.*npm start -- --fresh$/,
  )
  expect(filesIn(directory)).toEqual(before)
}

describe('a journal', () => {
  test('that is whole has everything', () => {
    expect(keysIn(directory)).toBe('abcdefgh')
  })

  test('with any one of its bytes changed stops the start', () => {
    const bytes = readFileSync(journal)
    for (let index = 0; index < bytes.length; index += 1) {
      const changed = Buffer.from(bytes)
      changed[index] = (changed[index] ?? 0) ^ 0x01
      writeFileSync(journal, changed)
      expect(() => keysIn(directory), `byte ${index}`).toThrow(/state\.journal is damaged at byte \d+/)
    }
  })

  test('that was cut anywhere stops the start', () => {
    const bytes = readFileSync(journal)
    for (let length = 0; length < bytes.length; length += 1) {
      writeFileSync(journal, bytes.subarray(0, length))
      expect(() => keysIn(directory), `${length} bytes`).toThrow(UnreadableStateError)
    }
    expectRefused(/state\.journal ends with record 7, and 8 were kept: it was cut, or is an older one/)
  })

  test('that lacks a record in its middle stops the start', () => {
    const lines = readFileSync(journal, 'utf8').split('\n')
    writeFileSync(journal, lines.toSpliced(4, 1).join('\n'))
    expectRefused(/is damaged at byte \d+: record 5 follows record 3/)
  })

  test.each([
    ['lost', () => rmSync(journal), /state\.journal is missing/],
    ['empty', () => truncateSync(journal, 0), /state\.journal is empty/],
    ['noise', () => writeFileSync(journal, Buffer.alloc(5000, 0xfe)), /is damaged at byte 0/],
    [
      'of a later version',
      () => writeFileSync(journal, formatRecord({ sequence: 20, text: '{"version":3}' })),
      /is of another version/,
    ],
  ])('that is %s stops the start', (_, damage, where) => {
    damage()
    expectRefused(where)
  })

  test('from an earlier time stops the start, even if it is whole', () => {
    const opened = openJournal(fs, directory)
    opened.append(changeOf('i'), 'at-once')
    opened.close()
    cpSync(join(whole, 'state.journal'), journal)
    expectRefused(/ends with record 8, and 9 were kept/)
  })

  test('and its position from the same earlier time restore that state', () => {
    const opened = openJournal(fs, directory)
    opened.append(changeOf('i'), 'at-once')
    opened.close()
    cpSync(whole, directory, { recursive: true })
    expect(keysIn(directory)).toBe('abcdefgh')
  })
})

describe('a record that was being written when the process died', () => {
  const next = formatRecord({ sequence: 9, text: JSON.stringify([[collection, 'i', 'i ✓']]) })

  test('is dropped wherever it was cut, and the next one takes its place', () => {
    const bytes = readFileSync(journal)
    for (let length = 1; length < next.length; length += 1) {
      writeFileSync(journal, Buffer.concat([bytes, next.subarray(0, length)]))
      expect(keysIn(directory), `${length} bytes`).toBe('abcdefgh')
      expect(readFileSync(journal)).toEqual(bytes)
    }
  })

  test('is dropped when the power cut left zeros in place of its end', () => {
    const bytes = readFileSync(journal)
    writeFileSync(journal, Buffer.concat([bytes, next.subarray(0, 100), Buffer.alloc(500)]))
    expect(keysIn(directory)).toBe('abcdefgh')
  })

  test('is kept when it is whole', () => {
    writeFileSync(journal, Buffer.concat([readFileSync(journal), next]))
    expect(keysIn(directory)).toBe('abcdefghi')
  })
})

describe('the position', () => {
  test.each([
    ['lost', () => rmSync(position), /state\.position is missing/],
    ['empty', () => truncateSync(position, 0), /state\.position is damaged/],
    ['noise', () => writeFileSync(position, Buffer.alloc(200, 0xfe)), /state\.position is damaged/],
  ])('that is %s stops the start', (_, damage, where) => {
    damage()
    expectRefused(where)
  })

  test('with one of its two slots torn still says how far the journal reached', () => {
    const bytes = readFileSync(position)
    for (const slot of [0, 1]) {
      writeFileSync(position, Buffer.from(bytes).fill(0x7e, slot * 78 + 10, slot * 78 + 20))
      expect(keysIn(directory)).toBe('abcdefgh')
      writeFileSync(position, bytes)
    }
  })
})

test('a journal of mostly outdated lines is rewritten, and continues', () => {
  const opened = openJournal(fs, directory)
  for (let count = 0; count < 1100; count += 1) opened.append(changeOf('a'), 'soon')
  opened.close()
  const { length } = readFileSync(journal)
  expect(keysIn(directory)).toBe('abcdefgh')
  expect(readFileSync(journal).length).toBeLessThan(length / 50)

  const again = openJournal(fs, directory)
  again.append(changeOf('i'), 'at-once')
  again.close()
  expect(keysIn(directory)).toBe('abcdefghi')
})

describe('a directory', () => {
  const readOnly = () => {
    throw Object.assign(new Error('EROFS: read-only file system, chmod'), { code: 'EROFS', syscall: 'chmod' })
  }

  test('that cannot be written is refused in one sentence', async () => {
    const started = openState({ ...fs, chmodSync: readOnly }, directory, { fresh: false })
    await expect(started).rejects.toThrow(
      /^The state cannot be kept in .*state \(EROFS: read-only file system, chmod\)\. Name another directory: npm start -- --state DIRECTORY$/,
    )
  })

  test('that is a file is refused in one sentence', async () => {
    const file = join(root, 'file')
    writeFileSync(file, '')
    await expect(openState(fs, file, { fresh: false })).rejects.toThrow(
      /^The state cannot be kept in .*file \(E/,
    )
  })

  test('whose lock is damaged gets a new one, because a lock holds no data', async () => {
    for (const name of readdirSync(join(directory, lockName))) {
      writeFileSync(join(directory, lockName, name), 'noise')
    }
    const { journal: opened, close } = await openState(fs, directory, { fresh: false })
    expect(opened.take(collection).size).toBe(8)
    await close()
  })

  test('with a damaged state begins anew with "--fresh"', async () => {
    truncateSync(journal, 0)
    const { journal: opened, close } = await openState(fs, directory, { fresh: true })
    expect(opened.take(collection).size).toBe(0)
    await close()
  })
})

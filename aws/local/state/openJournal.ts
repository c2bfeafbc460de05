import { join } from 'node:path'
import type { FileSystem } from './FileSystem.ts'
import type { Change, Journal } from './Journal.ts'
import { formatRecord, parseRecord } from './journalRecord.ts'
import { NotKeptError } from './NotKeptError.ts'
import { Position } from './Position.ts'
import { readFirstVersion, removeFirstVersion } from './readFirstVersion.ts'
import { replaceFile } from './replaceFile.ts'
import { UnreadableStateError } from './UnreadableStateError.ts'
import { writeAll } from './writeAll.ts'

/** The version of the format. It changes when the code can no longer read older records. */
const version = 2
/** At most so many changes may be missing on the disk at a time. */
const soon = 64
/** A journal with fewer superseded changes than this is not rewritten. */
const worthwhile = 1000
/** Changes in one record of a rewritten journal. */
const changesPerRecord = 500

export interface OpenJournal extends Journal {
  close(): void
}

type Collections = Map<string, Map<string, unknown>>

interface Kept {
  collections: Collections
  /** The sequence of the last record. */
  sequence: number
  /** Bytes to the end of the last record. */
  length: number
  /** Changes that later changes have superseded. */
  superseded: number
}

/**
 * The journal in a directory. `state.journal` has a record for each write. `state.position` has the last record that
 * is certainly on the disk. A record that was half written when the process died is dropped; no caller had an answer
 * for it. A journal with mostly superseded changes is rewritten.
 *
 * @throws UnreadableStateError for a journal that was changed, cut or replaced by an older one
 */
export function openJournal(fs: FileSystem, directory: string): OpenJournal {
  const file = join(directory, 'state.journal')
  const position = openPosition(fs, directory, file)
  removeFirstVersion(fs, directory)
  const kept = compact(fs, file, readJournal(fs, file, position.sequence))
  const { collections } = kept
  let { length, sequence } = kept
  const descriptor = fs.openSync(file, 'r+')
  let isClean = false
  let unforced = 0

  /** Cuts off the rest of a failed write. */
  function mend(): void {
    if (isClean) return
    fs.ftruncateSync(descriptor, length)
    isClean = true
  }

  /** If this fails too, the next write tries again first. */
  function tryToMend(): void {
    try {
      mend()
    } catch {
      // The next start drops a half-written record.
    }
  }

  function force(): void {
    fs.fdatasyncSync(descriptor)
    unforced = 0
  }

  mend()
  force()
  position.note(sequence)
  return {
    take<Value>(collection: string) {
      const values = collections.get(collection) ?? new Map()
      collections.delete(collection)
      // The checksum shows that the collection's owner wrote these values.
      return values as Map<string, Value>
    },
    append(changes, durability) {
      const line = formatRecord({ sequence: sequence + 1, text: format(changes) })
      const isForced = durability === 'at-once' || unforced + 1 >= soon
      try {
        mend()
        isClean = false
        writeAll(fs, descriptor, line, length)
        if (isForced) force()
        isClean = true
      } catch (error) {
        tryToMend()
        throw new NotKeptError(file, error)
      }
      length += line.length
      sequence += 1
      if (isForced) position.note(sequence)
      else unforced += 1
    },
    close() {
      try {
        force()
        position.note(sequence)
      } catch {
        // The operating system still has the changes and writes them later.
      }
      position.close()
      fs.closeSync(descriptor)
    },
  }
}

/** The position of the journal in a directory. Makes both files if both are missing. */
function openPosition(fs: FileSystem, directory: string, journal: string): Position {
  const file = join(directory, 'state.position')
  const names = new Set(fs.readdirSync(directory))
  const has = { journal: names.has('state.journal'), position: names.has('state.position') }
  if (has.journal && !has.position) throw new UnreadableStateError(`${file} is missing`)
  const firstVersion = has.journal ? undefined : readFirstVersion(fs, directory)
  const position = has.position ? Position.open(fs, file) : Position.create(fs, file, 0)
  if (position === undefined) throw new UnreadableStateError(`${file} is damaged`)
  // 0: the process was killed before the first record.
  if (!has.journal && position.sequence > 0) throw new UnreadableStateError(`${journal} is missing`)
  if (!has.journal) replaceFile(fs, journal, formatJournal(0, firstVersion ?? new Map()))
  return position
}

function readJournal(fs: FileSystem, file: string, reached: number): Kept {
  const bytes = fs.readFileSync(file)
  const collections: Collections = new Map()
  let sequence: number | undefined
  let length = 0
  let changed = 0
  while (length < bytes.length) {
    const parsed = parseRecord(bytes, length)
    if (parsed === 'torn') break
    if (parsed === 'damaged') throw new UnreadableStateError(`${file} is damaged at byte ${length}`)
    const { record, end } = parsed
    if (sequence === undefined) requireVersion(file, record.text)
    else if (record.sequence !== sequence + 1) {
      throw new UnreadableStateError(
        `${file} is damaged at byte ${length}: record ${record.sequence} follows record ${sequence}`,
      )
    } else {
      const changes = parse(record.text)
      for (const change of changes) apply(collections, change)
      changed += changes.length
    }
    sequence = record.sequence
    length = end
  }
  if (sequence === undefined) throw new UnreadableStateError(`${file} is empty`)
  if (sequence < reached) {
    throw new UnreadableStateError(
      `${file} ends with record ${sequence}, and ${reached} were kept: it was cut, or is an older one`,
    )
  }
  const live = [...collections.values()].reduce((sum, { size }) => sum + size, 0)
  return { collections, sequence, length, superseded: changed - live }
}

/** The first record has the version of the format. */
function requireVersion(file: string, text: string): void {
  if (text !== JSON.stringify({ version })) throw new UnreadableStateError(`${file} is of another version`)
}

/**
 * Rewrites a journal if most of it is superseded. On a full disk the journal stays as it is, and the local AWS
 * starts.
 */
function compact(fs: FileSystem, file: string, kept: Kept): Kept {
  const { collections, sequence, superseded } = kept
  const live = [...collections.values()].reduce((sum, { size }) => sum + size, 0)
  if (superseded < Math.max(worthwhile, live)) return kept
  try {
    replaceFile(fs, file, formatJournal(sequence, collections))
  } catch {
    fs.rmSync(`${file}.new`, { force: true })
  }
  // The new file is read, because appending needs its length.
  return readJournal(fs, file, sequence)
}

/** A whole journal. Its first record has the given sequence, so that positions noted before stay valid. */
function formatJournal(first: number, collections: Collections): Buffer {
  const changes = [...collections].flatMap(([collection, values]) =>
    [...values].map(([key, value]) => ({ collection, key, value })),
  )
  const texts = [JSON.stringify({ version })]
  for (let start = 0; start < changes.length; start += changesPerRecord) {
    texts.push(format(changes.slice(start, start + changesPerRecord)))
  }
  return Buffer.concat(texts.map((text, index) => formatRecord({ sequence: first + index, text })))
}

function apply(collections: Collections, { collection, key, value }: Change): void {
  const values = collections.get(collection) ?? new Map<string, unknown>()
  if (value === undefined) values.delete(key)
  else values.set(key, value)
  collections.set(collection, values)
}

/** `[[COLLECTION, KEY, VALUE], [COLLECTION, KEY], …]` */
function format(changes: readonly Change[]): string {
  return JSON.stringify(
    changes.map(({ collection, key, value }) =>
      value === undefined ? [collection, key] : [collection, key, value],
    ),
  )
}

function parse(text: string): Change[] {
  const changes: [collection: string, key: string, value?: unknown][] = JSON.parse(text)
  return changes.map(([collection, key, value]) => ({ collection, key, value }))
}

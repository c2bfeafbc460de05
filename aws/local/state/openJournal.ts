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

/** Changes when the records of an older version can no longer be read. */
const version = 2
/** So many changes may be in the care of the operating system. */
const soon = 64
/** A journal with fewer superseded changes is not worth writing anew. */
const worthwhile = 1000
/** Changes that go into one record when a journal is written anew. */
const changesPerRecord = 500

export interface OpenJournal extends Journal {
  close(): void
}

type Collections = Map<string, Map<string, unknown>>

interface Kept {
  collections: Collections
  /** Of the last record. */
  sequence: number
  /** Bytes up to the end of the last record. */
  length: number
  /** Changes that later ones have superseded. */
  superseded: number
}

/**
 * The journal in a directory: `state.journal`, a record for each write, and `state.position`, which tells how far the
 * journal certainly reached. A record that was being written when the process died is dropped: nobody was told
 * that it was kept. A journal that is mostly superseded is written anew.
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

  /** Cuts off the remains of a failed write. */
  function mend(): void {
    if (isClean) return
    fs.ftruncateSync(descriptor, length)
    isClean = true
  }

  /** When this fails too, the next write tries again before anything else. */
  function tryToMend(): void {
    try {
      mend()
    } catch {
      // A start drops what a write left behind, as long as it is not whole.
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
      // The checksum says that the owner of the collection wrote it.
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
        // It stays in the care of the operating system, as after a kill.
      }
      position.close()
      fs.closeSync(descriptor)
    },
  }
}

/** The position of the journal in a directory. Makes both when neither is there. */
function openPosition(fs: FileSystem, directory: string, journal: string): Position {
  const file = join(directory, 'state.position')
  const names = new Set(fs.readdirSync(directory))
  const has = { journal: names.has('state.journal'), position: names.has('state.position') }
  if (has.journal && !has.position) throw new UnreadableStateError(`${file} is missing`)
  const firstVersion = has.journal ? undefined : readFirstVersion(fs, directory)
  const position = has.position ? Position.open(fs, file) : Position.create(fs, file, 0)
  if (position === undefined) throw new UnreadableStateError(`${file} is damaged`)
  // 0: killed before there was anything to keep.
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

/** The first record says how to read the others. */
function requireVersion(file: string, text: string): void {
  if (text !== JSON.stringify({ version })) throw new UnreadableStateError(`${file} is of another version`)
}

/** Writes a journal anew when most of it is superseded. A full disk is no reason not to start: it stays as it is. */
function compact(fs: FileSystem, file: string, kept: Kept): Kept {
  const { collections, sequence, superseded } = kept
  const live = [...collections.values()].reduce((sum, { size }) => sum + size, 0)
  if (superseded < Math.max(worthwhile, live)) return kept
  try {
    replaceFile(fs, file, formatJournal(sequence, collections))
  } catch {
    fs.rmSync(`${file}.new`, { force: true })
  }
  // Read again: appending needs the length of the file that is there now.
  return readJournal(fs, file, sequence)
}

/** A whole journal whose first record has the given sequence: positions that were noted before stay true. */
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

import { createHash } from 'node:crypto'
import { closeSync, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs'
import { replaceFile } from '../state/replaceFile.ts'
import { UnreadableStateError } from '../state/UnreadableStateError.ts'

/** One change to the database, as its `batch` takes it. */
export type Change = { type: 'put'; key: string; value: unknown } | { type: 'del'; key: string }

export interface Journal {
  /** Every change that was ever acknowledged and still matters, in order. */
  changes: readonly Change[]
  /** The changes survive a kill of the process from here on. */
  append(changes: readonly Change[]): void
  close(): void
}

const version = 1
/** Bytes of the first line: small enough that a kill leaves the old one or the new one. */
const headerLength = 128

/**
 * The database on disk: a first line that says how many bytes of the rest count, with their SHA-256, then a line of
 * JSON for each write. What follows those bytes was being written when the process was killed, and nobody was told
 * that it was kept. Not forced to disk at each write: a power cut can lose the last ones, and the checksum shows it.
 *
 * @param isNew there was no state, so a missing journal is none that was lost
 * @throws UnreadableStateError
 */
export function openJournal(file: string, { isNew }: { isNew: boolean }): Journal {
  const kept = read(file, isNew)
  const changes = compact(kept.changes)
  // Rewritten once most of it is superseded.
  const body = kept.changes.length > 2 * changes.length ? lineOf(changes) : kept.body
  if (kept.isNew || body !== kept.body) replaceFile(file, header(body.length, digest(body)) + body.toString())
  const descriptor = openSync(file, 'r+')
  let length = body.length
  ftruncateSync(descriptor, headerLength + length)
  const hash = createHash('sha256').update(body)
  return {
    changes,
    append(more) {
      const line = lineOf(more)
      writeSync(descriptor, line, 0, line.length, headerLength + length)
      hash.update(line)
      length += line.length
      writeSync(descriptor, header(length, hash.copy().digest('hex')), 0)
    },
    close: () => closeSync(descriptor),
  }
}

function read(file: string, isNew: boolean): { isNew: boolean; changes: Change[]; body: Buffer } {
  let bytes: Buffer
  try {
    bytes = readFileSync(file)
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    if (isMissing && isNew) return { isNew: true, changes: [], body: Buffer.alloc(0) }
    throw new UnreadableStateError(file, isMissing ? 'is missing' : `cannot be read (${String(error)})`)
  }
  const { length, sha256 } = readHeader(file, bytes)
  const body = bytes.subarray(headerLength, headerLength + length)
  if (body.length < length || digest(body) !== sha256) {
    throw new UnreadableStateError(file, 'is damaged (its checksum does not match)')
  }
  const lines = body.toString().split('\n').slice(0, -1)
  return { isNew: false, changes: lines.flatMap((line) => JSON.parse(line) as Change[]), body }
}

function readHeader(file: string, bytes: Buffer): { length: number; sha256: unknown } {
  let given: { version?: unknown; length?: unknown; sha256?: unknown } | null
  try {
    given = JSON.parse(bytes.subarray(0, headerLength).toString())
  } catch {
    throw new UnreadableStateError(file, 'is damaged (its first line is not JSON)')
  }
  if (given?.version !== version) throw new UnreadableStateError(file, 'is of another version')
  if (typeof given.length !== 'number') throw new UnreadableStateError(file, 'is damaged (it has no length)')
  return { length: given.length, sha256: given.sha256 }
}

function header(length: number, sha256: string): string {
  return `${JSON.stringify({ version, length, sha256 }).padEnd(headerLength - 1)}\n`
}

/** The last change of each key, deletions left out. */
function compact(changes: readonly Change[]): Change[] {
  const last = new Map(changes.map((change) => [change.key, change]))
  return [...last.values()].filter(({ type }) => type === 'put')
}

function lineOf(changes: readonly Change[]): Buffer {
  return Buffer.from(`${JSON.stringify(changes)}\n`)
}

function digest(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

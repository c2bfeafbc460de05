import { createHash } from 'node:crypto'
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { Store } from './Store.ts'

/** Changes when documents of an older version can no longer be read. */
const version = 1

/** State on disk that cannot be trusted: nothing is guessed, nothing is overwritten. */
export class UnreadableStateError extends Error {
  constructor(file: string, why: string) {
    super(`${file} ${why}. Nothing was changed. To start over with the demo data: npm start -- --fresh`)
    this.name = 'UnreadableStateError'
  }
}

/**
 * A store of one file per document, for the owner's eyes only. Each write goes to a new file, is forced to disk
 * and then takes the old one's place, so a kill at any moment leaves the one or the other, whole.
 *
 * @throws UnreadableStateError on a document that is damaged or of another version
 */
export function fileStore(directory: string): Store {
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  const fileOf = (name: string) => join(directory, `${encodeURIComponent(name)}.json`)
  return {
    read(name) {
      const file = fileOf(name)
      const text = readText(file)
      return text === undefined ? undefined : openDocument(file, text)
    },
    write(name, document) {
      const file = fileOf(name)
      const body = JSON.stringify(document)
      const text = `{"version":${version},"sha256":"${sha256(body)}","document":${body}}\n`
      const temporary = `${file}.new`
      const descriptor = openSync(temporary, 'w', 0o600)
      try {
        writeSync(descriptor, text)
        fsyncSync(descriptor)
      } finally {
        closeSync(descriptor)
      }
      renameSync(temporary, file)
      syncDirectory(directory)
    },
  }
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw new UnreadableStateError(file, `cannot be read (${String(error)})`)
  }
}

function openDocument(file: string, text: string): unknown {
  let envelope: { version?: unknown; sha256?: unknown; document?: unknown }
  try {
    envelope = JSON.parse(text)
  } catch {
    throw new UnreadableStateError(file, 'is damaged (not JSON)')
  }
  if (envelope.version !== version) throw new UnreadableStateError(file, 'is of another version')
  if (envelope.sha256 !== sha256(JSON.stringify(envelope.document))) {
    throw new UnreadableStateError(file, 'is damaged (its checksum does not match)')
  }
  return envelope.document
}

/** A rename is only as durable as the directory that records it. Windows cannot open one. */
function syncDirectory(directory: string): void {
  if (process.platform === 'win32') return
  const descriptor = openSync(directory, 'r')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

import { createHash } from 'node:crypto'
import { join } from 'node:path'
import * as v from 'valibot'
import type { FileSystem } from './FileSystem.ts'
import { UnreadableStateError } from './UnreadableStateError.ts'

/** The document that lists all others. */
const contents = 'contents.json'
const items = 'items.journal'
/** Bytes of the first line of the items' journal. */
const headerLength = 128

const header = v.object({ version: v.literal(1), length: v.number(), sha256: v.string() })
const envelope = v.object({ version: v.literal(1), sha256: v.string(), document: v.unknown() })
const names = v.array(v.string())
const record = v.record(v.string(), v.unknown())
const users = v.array(v.looseObject({ username: v.string() }))
const grants = v.array(v.looseObject({ originJti: v.string() }))
const changes = v.array(
  v.variant('type', [
    v.object({ type: v.literal('put'), key: v.string(), value: v.unknown() }),
    v.object({ type: v.literal('del'), key: v.string() }),
  ]),
)

/**
 * The state of version 1, as collections. It has a file for each document, and a journal of items. Undefined if there
 * is none.
 *
 * @throws UnreadableStateError
 */
export function readFirstVersion(
  fs: FileSystem,
  directory: string,
): Map<string, Map<string, unknown>> | undefined {
  const files = fs.readdirSync(directory)
  if (!files.includes(contents)) {
    if (files.includes(items)) throw new UnreadableStateError(`${join(directory, contents)} is missing`)
    return undefined
  }
  const listed = v.parse(names, readDocument(fs, join(directory, contents)))
  return new Map([
    ...listed.map((name): [string, Map<string, unknown>] => [
      name,
      toCollection(name, readDocument(fs, fileOf(directory, name))),
    ]),
    ['items', readItems(fs, join(directory, items))],
  ])
}

/** Removes the files of the first version after the migration. */
export function removeFirstVersion(fs: FileSystem, directory: string): void {
  if (!fs.readdirSync(directory).includes(contents)) return
  const listed = v.parse(names, readDocument(fs, join(directory, contents)))
  for (const name of listed) fs.rmSync(fileOf(directory, name), { force: true })
  fs.rmSync(join(directory, items), { force: true })
  // Deleted last, because it lists the other files.
  fs.rmSync(join(directory, contents))
}

function toCollection(name: string, document: unknown): Map<string, unknown> {
  if (name.endsWith('/users')) return new Map(v.parse(users, document).map((user) => [user.username, user]))
  if (name.endsWith('/grants'))
    return new Map(v.parse(grants, document).map((grant) => [grant.originJti, grant]))
  return new Map(Object.entries(v.parse(record, document)))
}

function fileOf(directory: string, name: string): string {
  return join(directory, `${encodeURIComponent(name)}.json`)
}

function readDocument(fs: FileSystem, file: string): unknown {
  const result = v.safeParse(envelope, parseJson(read(fs, file).toString()))
  if (!result.success) throw new UnreadableStateError(`${file} is damaged`)
  const { sha256, document } = result.output
  if (sha256 !== digest(JSON.stringify(document))) throw new UnreadableStateError(`${file} is damaged`)
  return document
}

/** The first line counts the acknowledged bytes. The bytes after them are ignored. */
function readItems(fs: FileSystem, file: string): Map<string, unknown> {
  const bytes = read(fs, file)
  const result = v.safeParse(header, parseJson(bytes.toString('utf8', 0, headerLength)))
  const body = bytes.subarray(headerLength, headerLength + (result.success ? result.output.length : 0))
  if (!result.success || body.length < result.output.length || digest(body) !== result.output.sha256) {
    throw new UnreadableStateError(`${file} is damaged`)
  }
  const kept = new Map<string, unknown>()
  for (const line of body.toString().split('\n').slice(0, -1)) {
    for (const change of v.parse(changes, JSON.parse(line))) {
      if (change.type === 'put') kept.set(change.key, change.value)
      else kept.delete(change.key)
    }
  }
  return kept
}

function read(fs: FileSystem, file: string): Buffer {
  try {
    return fs.readFileSync(file)
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    throw isMissing ? new UnreadableStateError(`${file} is missing`) : error
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function digest(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex')
}

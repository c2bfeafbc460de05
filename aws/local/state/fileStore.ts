import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { replaceFile } from './replaceFile.ts'
import type { Store } from './Store.ts'
import { UnreadableStateError } from './UnreadableStateError.ts'

/** Changes when documents of an older version can no longer be read. */
const version = 1
/** The document that names all others, so that a lost one is missed. */
const contents = 'contents'

export interface FileStore extends Store {
  /** Nothing was ever written to it. */
  isNew: boolean
}

/**
 * A store of one file per document, for the owner's eyes only. All of it is read and checked at once: what cannot
 * be trusted shows before anything new is built on it.
 *
 * @param directory one that this process has locked
 * @throws UnreadableStateError on a document that is damaged, lost or of another version
 */
export function fileStore(directory: string): FileStore {
  const documents = readAll(directory)
  const write = (name: string, document: unknown) => {
    const body = JSON.stringify(document)
    replaceFile(
      fileOf(directory, name),
      `{"version":${version},"sha256":"${sha256(body)}","document":${body}}\n`,
    )
    documents.set(name, body)
  }
  if (documents.size === 0) write(contents, [])
  else checkContents(directory, documents)
  return {
    isNew: namesIn(documents).length === 0,
    read(name) {
      const body = documents.get(name)
      return body === undefined ? undefined : JSON.parse(body)
    },
    write(name, document) {
      const isFirst = !documents.has(name)
      write(name, document)
      if (isFirst) write(contents, namesIn(documents))
    },
  }
}

const suffix = '.json'

function fileOf(directory: string, name: string): string {
  return join(directory, encodeURIComponent(name) + suffix)
}

function namesIn(documents: ReadonlyMap<string, string>): string[] {
  return [...documents.keys()].filter((name) => name !== contents)
}

function readAll(directory: string): Map<string, string> {
  const files = readdirSync(directory).filter((file) => file.endsWith(suffix))
  return new Map(
    files.map((file) => [
      decodeURIComponent(file.slice(0, -suffix.length)),
      readDocument(join(directory, file)),
    ]),
  )
}

/** A document may be there that is not yet in the contents (killed in between), never the other way round. */
function checkContents(directory: string, documents: ReadonlyMap<string, string>): void {
  const listed = documents.get(contents)
  if (listed === undefined) throw new UnreadableStateError(fileOf(directory, contents), 'is missing')
  for (const name of JSON.parse(listed)) {
    if (!documents.has(name)) throw new UnreadableStateError(fileOf(directory, name), 'is missing')
  }
}

/** The JSON text of the document in a file. */
function readDocument(file: string): string {
  let envelope: { version?: unknown; sha256?: unknown; document?: unknown } | null
  try {
    envelope = JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    const why = error instanceof SyntaxError ? 'is damaged (not JSON)' : `cannot be read (${String(error)})`
    throw new UnreadableStateError(file, why)
  }
  if (envelope?.version !== version) throw new UnreadableStateError(file, 'is of another version')
  const body = JSON.stringify(envelope.document)
  if (envelope.sha256 !== sha256(body)) {
    throw new UnreadableStateError(file, 'is damaged (its checksum does not match)')
  }
  return body
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

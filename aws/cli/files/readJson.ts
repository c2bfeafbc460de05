import { FaultyFileError } from './FaultyFileError.ts'
import type { FileRecord } from './FileRecord.ts'

/**
 * The records of a JSON file: a list, JSON lines, the answer of a scan (`{"Items": […]}`) or the lines of a table export
 * (`{"Item": {…}}`), with plain values or with DynamoDB's (`{"S": "Bern"}`).
 *
 * @throws FaultyFileError; Error in a sentence without its subject
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/S3DataExport.Output.html
 */
export function readJson(text: string, form: 'document' | 'lines'): FileRecord[] {
  const found = (form === 'document' ? parseList(text) : undefined) ?? parseLines(text)
  const twice = found.flatMap(({ where, text: own }) =>
    keysTwiceIn(own).map((key) => `${where}: ${key} is there twice`),
  )
  if (twice.length > 0) throw new FaultyFileError(twice)
  return found.map(({ where, value }) => ({ where, values: toPlain(value) }))
}

interface Found {
  where: string
  value: unknown
  /** The text to search for duplicate keys. A list is searched once as a whole. */
  text: string
}

/** Undefined for a text that is not one JSON document. */
function parseList(text: string): Found[] | undefined {
  let document: unknown
  try {
    document = JSON.parse(text)
  } catch (error) {
    if (text.trim().includes('\n') && isJson(text.trim().split(/\r?\n/)[0] ?? '')) return undefined
    throw new Error(`is not JSON: ${error instanceof Error ? error.message : error}`)
  }
  const list = isObject(document) && Array.isArray(document.Items) ? document.Items : document
  if (isObject(list) && isObject(list.Item)) return [{ where: 'line 1', value: list, text }]
  if (!Array.isArray(list)) throw new Error('is not a list: [{"fieldName": "…"}, …]')
  const twice = keysTwiceIn(text)
  if (twice.length > 0) throw new FaultyFileError(twice.map((key) => `${key} is there twice in one record`))
  return list.map((value: unknown, index) => ({ where: `number ${index + 1}`, value, text: '' }))
}

function parseLines(text: string): Found[] {
  return text.split(/\r?\n/).flatMap((line, index): Found[] => {
    if (line.trim() === '') return []
    if (!isJson(line)) throw new Error(`has a line ${index + 1} that is not JSON`)
    return [{ where: `line ${index + 1}`, value: JSON.parse(line), text: line }]
  })
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** Keys that an object in this valid JSON has twice. JSON.parse keeps only the last. */
function keysTwiceIn(text: string): string[] {
  const open: Set<string>[] = []
  const twice = new Set<string>()
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"(?:\s*:)?|[{}]/g)) {
    if (token === '{') open.push(new Set())
    else if (token === '}') open.pop()
    else if (token.endsWith(':')) {
      const key = String(JSON.parse(token.slice(0, -1)))
      if (open.at(-1)?.has(key)) twice.add(key)
      open.at(-1)?.add(key)
    }
  }
  return [...twice]
}

/** A record with plain values. Texts are trimmed, and null members are left out. */
function toPlain(value: unknown): unknown {
  if (!isObject(value)) return value
  const item = isObject(value.Item) && Object.keys(value).length === 1 ? value.Item : value
  const members = Object.entries(item)
  const isItem = members.length > 0 && members.every(([, member]) => isAttributeValue(member))
  // The `userId` of an exported item is ignored. The command says who gets the agents.
  const own = isItem ? members.filter(([name]) => name !== 'userId') : members
  return Object.fromEntries(
    own.flatMap(([name, member]): [string, unknown][] => {
      const plain = isItem ? plainValue(member) : member
      const trimmed = typeof plain === 'string' ? plain.trim() : plain
      return trimmed === null || trimmed === '' ? [] : [[name, trimmed]]
    }),
  )
}

const descriptors = new Set(['S', 'N', 'B', 'BOOL', 'NULL', 'M', 'L', 'SS', 'NS', 'BS'])

/** @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.LowLevelAPI.html */
function isAttributeValue(value: unknown): boolean {
  const [name, ...others] = isObject(value) ? Object.keys(value) : []
  return name !== undefined && others.length === 0 && descriptors.has(name)
}

/** A value of a type that no agent has stays unchanged, so that the schema refuses it. */
function plainValue(value: unknown): unknown {
  if (!isObject(value)) return value
  if ('S' in value) return value.S
  if ('N' in value) return Number(value.N)
  if ('BOOL' in value) return value.BOOL
  return 'NULL' in value ? null : value
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

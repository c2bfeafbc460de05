import { createHash } from 'node:crypto'

/** One line of a journal. */
export interface JournalRecord {
  /** The sequence of the line before, plus one. */
  sequence: number
  /** JSON without line breaks. */
  text: string
}

/**
 * Why a line does not count. `torn`: the process ended while it wrote the line. `damaged`: the line was changed
 * later.
 */
export type Fault = 'torn' | 'damaged'

const lineBreak = 0x0a
/** Sequence, bytes of the text, SHA-256 of both the sequence and the text. */
const prefix = /^(\d{12}) (\d{10}) ([0-9a-f]{64}) $/
const emptyPrefix = `${'0'.repeat(12)} ${'0'.repeat(10)} ${'0'.repeat(64)} `

/** A record as a line: `SEQUENCE LENGTH SHA256 TEXT`. */
export function formatRecord({ sequence, text }: JournalRecord): Buffer {
  const bytes = Buffer.from(text)
  return Buffer.from(`${pad(sequence, 12)} ${pad(bytes.length, 10)} ${digest(sequence, bytes)} ${text}\n`)
}

/** The record at `start`, and the position of the next one. */
export function parseRecord(bytes: Buffer, start: number): { record: JournalRecord; end: number } | Fault {
  const textStart = start + emptyPrefix.length
  const [, sequence, length, sha256] = prefix.exec(bytes.toString('latin1', start, textStart)) ?? []
  const textEnd = textStart + Number(length)
  if (sequence === undefined || !(textEnd < bytes.length)) {
    return isTorn(bytes.subarray(start)) ? 'torn' : 'damaged'
  }
  const text = bytes.subarray(textStart, textEnd)
  if (bytes[textEnd] !== lineBreak || digest(Number(sequence), text) !== sha256) {
    return bytes.at(-1) === 0 && isTorn(bytes.subarray(start)) ? 'torn' : 'damaged'
  }
  return { record: { sequence: Number(sequence), text: text.toString() }, end: textEnd + 1 }
}

/**
 * Whether this is only the beginning of a line. After a power failure the file can end in zeros, in place of bytes
 * that were not written.
 */
function isTorn(rest: Buffer): boolean {
  const zero = rest.indexOf(0)
  const written = zero === -1 ? rest : rest.subarray(0, zero)
  const head = written.toString('latin1', 0, emptyPrefix.length)
  return (
    prefix.test(head + emptyPrefix.slice(head.length)) &&
    !written.includes(lineBreak) &&
    rest.subarray(written.length).every((byte) => byte === 0)
  )
}

function pad(value: number, length: number): string {
  return String(value).padStart(length, '0')
}

function digest(sequence: number, text: Buffer): string {
  return createHash('sha256').update(`${sequence} `).update(text).digest('hex')
}

import { Places } from './Places.ts'
import type { ReadDocument, Slip } from './ReadDocument.ts'

/** Deeper than any policy, and far from the end of the stack. */
const deepest = 200

/**
 * Reads JSON with the place of every member. Comments and commas too many are read over and reported: editors let them
 * pass, IAM does not.
 */
export function readJson(text: string, places = new Places()): ReadDocument {
  const reader = new Reader(text, places)
  const read = { places: reader.places, language: 'json', slips: reader.slips } as const
  try {
    return { ...read, values: [reader.document()], unreadable: undefined }
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    return { ...read, values: [], unreadable: { offset: error.offset, reason: error.message } }
  }
}

class Unreadable extends Error {
  readonly offset: number

  constructor(offset: number, reason: string) {
    super(reason)
    this.offset = offset
  }
}

const escapes: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
}
const number = /-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?/y
const word = /true|false|null/y
/** Everything up to the next character that ends a text or stands for another one. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON forbids them within a text.
const plain = /[^"\\\u0000-\u001f]*/y
const blank = /[\s\uFEFF]*/y

class Reader {
  readonly places: Places
  readonly slips: Slip[] = []
  readonly #text: string
  #at = 0

  constructor(text: string, places: Places) {
    this.#text = text
    this.places = places
  }

  document(): unknown {
    this.#skip()
    const value = this.#value(0)
    this.#skip()
    if (this.#at < this.#text.length) this.#fail('more text follows after the end of the JSON')
    return value
  }

  #value(depth: number): unknown {
    if (depth > deepest) this.#fail(`is nested more than ${deepest} levels deep`)
    const next = this.#text[this.#at]
    if (next === '{') return this.#object(depth)
    if (next === '[') return this.#list(depth)
    if (next === '"') return this.#string()
    const digits = this.#match(number)
    if (digits !== undefined && digits !== '') return Number(digits)
    const known = this.#match(word)
    if (known !== undefined) return known === 'null' ? null : known === 'true'
    return this.#fail(
      next === undefined ? 'ends too early' : `has ${JSON.stringify(next)} in place of a value`,
    )
  }

  #object(depth: number): object {
    const members = new Map<string, unknown>()
    const offsets = new Map<string, number>()
    this.#elements('}', () => {
      const offset = this.#at
      if (offset >= this.#text.length) this.#fail('ends too early')
      if (this.#text[offset] !== '"') this.#fail('a name stands in double quotes')
      const name = this.#string()
      this.#skip()
      if (this.#text[this.#at] !== ':') this.#fail(`a colon follows the name ${JSON.stringify(name)}`)
      this.#at += 1
      this.#skip()
      const value = this.#value(depth + 1)
      if (members.has(name)) {
        this.slips.push({
          rule: 'duplicate-key',
          offset,
          why: `${JSON.stringify(name)} stands twice in one object: IAM refuses the policy or takes only one of the two.`,
          mend: 'Put what belongs together under one name.',
        })
      }
      members.set(name, value)
      offsets.set(name, offset)
    })
    const value = Object.fromEntries(members)
    this.places.set(value, offsets)
    return value
  }

  #list(depth: number): unknown[] {
    const list: unknown[] = []
    const offsets = new Map<string, number>()
    this.#elements(']', () => {
      offsets.set(String(list.length), this.#at)
      list.push(this.#value(depth + 1))
    })
    this.places.set(list, offsets)
    return list
  }

  #elements(end: '}' | ']', read: () => void): void {
    this.#at += 1
    let comma: number | undefined
    for (;;) {
      this.#skip()
      if (this.#text[this.#at] === end) break
      read()
      this.#skip()
      comma = undefined
      if (this.#text[this.#at] === ',') {
        comma = this.#at
        this.#at += 1
      } else if (this.#at >= this.#text.length) this.#fail('ends too early')
      else if (this.#text[this.#at] !== end) this.#fail(`"," or "${end}" is missing`)
    }
    if (comma !== undefined)
      this.#slip(comma, `a comma stands before the closing "${end}"`, 'Take the comma away.')
    this.#at += 1
  }

  #string(): string {
    this.#at += 1
    let result = ''
    for (;;) {
      result += this.#match(plain) ?? ''
      const next = this.#text[this.#at]
      if (next === '"') {
        this.#at += 1
        return result
      }
      if (next !== '\\') this.#fail('a text ends without its closing quote')
      const escaped = this.#text[this.#at + 1] ?? ''
      const code = /^[0-9a-fA-F]{4}$/.exec(this.#text.slice(this.#at + 2, this.#at + 6))?.[0]
      if (escaped === 'u' && code !== undefined) {
        result += String.fromCharCode(Number.parseInt(code, 16))
        this.#at += 6
      } else if (escapes[escaped] !== undefined) {
        result += escapes[escaped]
        this.#at += 2
      } else this.#fail(`JSON has no escape \\${escaped}`)
    }
  }

  /** White space, and comments, which JSON does not have. */
  #skip(): void {
    for (;;) {
      this.#match(blank)
      const start = this.#text.slice(this.#at, this.#at + 2)
      const isLine = start === '//' || start.startsWith('#')
      if (!isLine && start !== '/*') return
      const end = this.#text.indexOf(isLine ? '\n' : '*/', this.#at + 1)
      this.#slip(this.#at, 'JSON has no comments', 'Take the comment away.')
      this.#at = end < 0 ? this.#text.length : end + (isLine ? 1 : 2)
    }
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at
    const found = pattern.exec(this.#text)?.[0]
    if (found !== undefined) this.#at += found.length
    return found
  }

  #slip(offset: number, problem: string, mend: string): void {
    this.slips.push({
      rule: 'not-json',
      offset,
      why: `This is not JSON: ${problem}. IAM refuses it as malformed.`,
      mend,
    })
  }

  #fail(reason: string): never {
    throw new Unreadable(this.#at, `is not JSON: ${reason}`)
  }
}

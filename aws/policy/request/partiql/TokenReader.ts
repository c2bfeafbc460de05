export type Value = { is: 'literal'; text: string } | { is: 'parameter'; index: number }

interface Token {
  kind: 'word' | 'quoted' | 'literal' | 'parameter' | 'mark'
  text: string
}

const form =
  /\s+|--[^\n]*|\/\*[\s\S]*?\*\/|(?<literal>'(?:[^']|'')*'|\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|(?<quoted>"(?:[^"]|"")*")|(?<word>[A-Za-z_$][\w$]*)|(?<parameter>\?)|(?<mark><=|>=|<>|!=|<<|>>|[-+*=<>(),.;:[\]{}])/gy

/** Reads a PartiQL statement word by word. Throws a SyntaxError when an expected word does not come. */
export class TokenReader {
  readonly #tokens: readonly Token[]
  #place = 0
  #parameters = 0

  private constructor(tokens: readonly Token[]) {
    this.#tokens = tokens
  }

  /** Undefined for a text that is not made of PartiQL's words. */
  static of(text: string): TokenReader | undefined {
    const tokens: Token[] = []
    form.lastIndex = 0
    while (form.lastIndex < text.length) {
      const groups = form.exec(text)?.groups
      if (groups === undefined) return undefined
      for (const kind of ['literal', 'quoted', 'word', 'parameter', 'mark'] as const) {
        const found = groups[kind]
        if (found !== undefined) tokens.push({ kind, text: unquote(found) })
      }
    }
    return new TokenReader(tokens)
  }

  get isAtEnd(): boolean {
    return this.#place === this.#tokens.length
  }

  isWord(word: string): boolean {
    const token = this.#next()
    return token?.kind === 'word' && token.text.toUpperCase() === word
  }

  /** Takes a keyword if it comes next. */
  word(word: string): boolean {
    return this.isWord(word) && this.#take()
  }

  /** Takes one of these keywords, and tells which. */
  expectWord(...words: string[]): string {
    const found = words.find((word) => this.word(word))
    if (found === undefined) throw new SyntaxError(`no ${words.join(' or ')}`)
    return found
  }

  /** Takes the name of a table, an index, an attribute or a function. */
  name(): string {
    const token = this.#next()
    if (token?.kind !== 'word' && token?.kind !== 'quoted') throw new SyntaxError('no name')
    this.#take()
    return token.text
  }

  isMark(mark: string): boolean {
    const token = this.#next()
    return token?.kind === 'mark' && token.text === mark
  }

  takeMark(mark: string): boolean {
    return this.isMark(mark) && this.#take()
  }

  /** Takes one of these marks, and tells which. */
  mark(...marks: string[]): string {
    const found = marks.find((mark) => this.takeMark(mark))
    if (found === undefined) throw new SyntaxError(`no ${marks.join(' or ')}`)
    return found
  }

  takeComparison(): boolean {
    return ['<', '<=', '>', '>=', '<>', '!='].some((comparison) => this.takeMark(comparison))
  }

  takeSign(): boolean {
    return this.takeMark('+') || this.takeMark('-')
  }

  /** Takes a literal or a parameter if one comes next. */
  value(): Value | undefined {
    const sign = this.isMark('-') && this.#next(1)?.kind === 'literal' ? '-' : ''
    const token = this.#next(sign.length)
    if (token?.kind === 'literal') {
      this.#place += sign.length + 1
      return { is: 'literal', text: sign + token.text }
    }
    if (token?.kind !== 'parameter') return undefined
    this.#take()
    this.#parameters += 1
    return { is: 'parameter', index: this.#parameters - 1 }
  }

  /** Whether a function's name comes next, and its parenthesis. */
  isCall(): boolean {
    const [name, mark] = [this.#next(), this.#next(1)]
    return name?.kind === 'word' && mark?.kind === 'mark' && mark.text === '('
  }

  /** Whether a parenthesis comes next that holds a condition, and not an operand: `(a = 1)`, and not `(a) = 1`. */
  startsCondition(): boolean {
    if (!this.isMark('(')) return false
    let depth = 0
    for (let place = this.#place; place < this.#tokens.length; place += 1) {
      const token = this.#tokens[place]
      if (token?.kind === 'mark' && token.text === '(') depth += 1
      if (token?.kind === 'mark' && token.text === ')') depth -= 1
      if (depth > 0) continue
      const after = this.#tokens[place + 1]
      if (after === undefined) return true
      if (after.kind === 'mark') return after.text === ')' || after.text === ';'
      return !['IN', 'BETWEEN', 'IS', 'NOT'].includes(after.text.toUpperCase())
    }
    return false
  }

  #next(ahead = 0): Token | undefined {
    return this.#tokens[this.#place + ahead]
  }

  #take(): true {
    this.#place += 1
    return true
  }
}

/** `'it''s'` → `it's`, `"AgentsTable"` → `AgentsTable`. */
function unquote(text: string): string {
  const mark = text[0]
  if (mark !== "'" && mark !== '"') return text
  return text.slice(1, -1).replaceAll(mark + mark, mark)
}

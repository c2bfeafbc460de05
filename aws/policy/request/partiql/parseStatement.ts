import { TokenReader, type Value } from './TokenReader.ts'

/** A PartiQL statement, as far as IAM looks at it. */
export interface Statement {
  verb: 'Select' | 'Insert' | 'Update' | 'Delete'
  table: string
  index: string | undefined
  /** Top-level attributes that it names anywhere. */
  attributes: readonly string[]
  /** Whether a SELECT asks for everything (`*`). */
  isWhole: boolean
  /** The condition after WHERE; undefined without a WHERE. */
  where: Condition | undefined
  /** Attributes of the item that an INSERT puts, and their values. */
  item: readonly Equality[]
  /** `ALL_OLD`, for `RETURNING ALL OLD *`. */
  returning: string | undefined
}

/** A condition, as far as it binds an attribute to values. */
export type Condition =
  | { is: 'equality'; equality: Equality }
  | { is: 'and' | 'or'; conditions: readonly Condition[] }
  /** Any other condition: it binds nothing. */
  | { is: 'other' }

export interface Equality {
  attribute: string
  /** Undefined for a value that is no literal and no parameter. */
  values: readonly (Value | undefined)[]
}

const constants = ['TRUE', 'FALSE', 'NULL', 'MISSING']
/** Deeper than any real statement, and shallow enough for the call stack. */
const deepest = 50

/**
 * Parses a statement of DynamoDB's PartiQL; undefined for any other text. Takes time in proportion to its length.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ql-reference.html
 */
export function parseStatement(text: string): Statement | undefined {
  const tokens = TokenReader.of(text)
  if (tokens === undefined) return undefined
  try {
    return new Parser(tokens).statement()
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

class Parser {
  readonly #tokens: TokenReader
  readonly #attributes = new Set<string>()
  #depth = 0

  constructor(tokens: TokenReader) {
    this.#tokens = tokens
  }

  statement(): Statement {
    const tokens = this.#tokens
    const isCheck = tokens.word('EXISTS')
    if (isCheck) tokens.mark('(')
    const statement = this.#anyStatement()
    if (isCheck) tokens.mark(')')
    tokens.takeMark(';')
    if (!tokens.isAtEnd) throw new SyntaxError('more than one statement')
    return { ...statement, attributes: [...this.#attributes] }
  }

  #anyStatement(): Omit<Statement, 'attributes'> {
    const tokens = this.#tokens
    const nothing = { index: undefined, isWhole: false, where: undefined, item: [], returning: undefined }
    if (tokens.word('SELECT')) {
      const isWhole = tokens.takeMark('*')
      if (!isWhole) this.#list(() => this.#expression())
      tokens.expectWord('FROM')
      const target = this.#target()
      const where = this.#where()
      if (tokens.word('ORDER')) {
        tokens.expectWord('BY')
        this.#list(() => {
          this.#path()
          tokens.word('ASC') || tokens.word('DESC')
        })
      }
      return { ...nothing, ...target, verb: 'Select', isWhole, where }
    }
    if (tokens.word('INSERT')) {
      tokens.expectWord('INTO')
      const target = this.#target()
      tokens.expectWord('VALUE')
      return { ...nothing, ...target, verb: 'Insert', item: this.#item() }
    }
    if (tokens.word('UPDATE')) {
      const target = this.#target()
      for (let isFirst = true; isFirst || this.#isChange(); isFirst = false) this.#change()
      const where = this.#where()
      return { ...nothing, ...target, verb: 'Update', where, returning: this.#returning() }
    }
    if (tokens.word('DELETE')) {
      tokens.expectWord('FROM')
      const target = this.#target()
      const where = this.#where()
      return { ...nothing, ...target, verb: 'Delete', where, returning: this.#returning() }
    }
    throw new SyntaxError('no statement that DynamoDB has')
  }

  #target(): { table: string; index: string | undefined } {
    const table = this.#tokens.name()
    return { table, index: this.#tokens.takeMark('.') ? this.#tokens.name() : undefined }
  }

  #where(): Condition | undefined {
    return this.#tokens.word('WHERE') ? this.#or() : undefined
  }

  #isChange(): boolean {
    return this.#tokens.isWord('SET') || this.#tokens.isWord('REMOVE')
  }

  #change(): void {
    const tokens = this.#tokens
    if (tokens.expectWord('SET', 'REMOVE') === 'REMOVE') {
      this.#list(() => this.#path())
      return
    }
    this.#list(() => {
      this.#path()
      tokens.mark('=')
      this.#expression()
    })
  }

  #returning(): string | undefined {
    const tokens = this.#tokens
    if (!tokens.word('RETURNING')) return undefined
    const which = tokens.expectWord('ALL', 'MODIFIED')
    const when = tokens.expectWord('OLD', 'NEW')
    tokens.mark('*')
    return `${which === 'ALL' ? 'ALL' : 'UPDATED'}_${when}`
  }

  #or(): Condition {
    const conditions = [this.#and()]
    while (this.#tokens.word('OR')) conditions.push(this.#and())
    return { is: 'or', conditions }
  }

  #and(): Condition {
    const conditions = [this.#condition()]
    while (this.#tokens.word('AND')) conditions.push(this.#condition())
    return { is: 'and', conditions }
  }

  #condition(): Condition {
    return this.#nested(() => {
      const tokens = this.#tokens
      if (tokens.word('NOT')) {
        this.#condition()
        return { is: 'other' }
      }
      if (tokens.startsCondition()) {
        tokens.mark('(')
        const inner = this.#or()
        tokens.mark(')')
        return inner
      }
      return this.#comparison()
    })
  }

  #comparison(): Condition {
    const tokens = this.#tokens
    const left = this.#expression()
    if (tokens.takeMark('=')) return equality(left, [this.#expression()])
    if (tokens.takeComparison()) {
      this.#expression()
      return { is: 'other' }
    }
    const isNegated = tokens.word('NOT')
    if (tokens.word('IN')) {
      const close = tokens.mark('[', '(') === '[' ? ']' : ')'
      const values: Operand[] = []
      this.#list(() => values.push(this.#expression()))
      tokens.mark(close)
      return isNegated ? { is: 'other' } : equality(left, values)
    }
    if (tokens.word('BETWEEN')) {
      this.#expression()
      tokens.expectWord('AND')
      this.#expression()
    } else if (tokens.word('IS')) {
      tokens.word('NOT')
      tokens.name()
    }
    return { is: 'other' }
  }

  /** An operand, with sums of operands in it. */
  #expression(): Operand {
    let operand = this.#operand()
    while (this.#tokens.takeSign()) {
      this.#operand()
      operand = { is: 'other' }
    }
    return operand
  }

  #operand(): Operand {
    return this.#nested((): Operand => {
      const tokens = this.#tokens
      const value = tokens.value()
      if (value !== undefined) return value
      if (tokens.takeMark('(')) {
        const inner = this.#expression()
        tokens.mark(')')
        return inner
      }
      if (tokens.takeMark('[')) return this.#until(']')
      if (tokens.takeMark('<<')) return this.#until('>>')
      if (tokens.isMark('{')) {
        this.#tuple(() => {})
        return { is: 'other' }
      }
      if (tokens.isCall()) {
        tokens.name()
        tokens.mark('(')
        return this.#until(')')
      }
      if (constants.some((word) => tokens.word(word))) return { is: 'other' }
      return this.#path()
    })
  }

  /** Operands between two marks. */
  #until(close: string): Operand {
    if (this.#tokens.takeMark(close)) return { is: 'other' }
    this.#list(() => this.#expression())
    this.#tokens.mark(close)
    return { is: 'other' }
  }

  #path(): Operand {
    const tokens = this.#tokens
    const attribute = tokens.name()
    this.#attributes.add(attribute)
    let isWhole = true
    for (;;) {
      if (tokens.takeMark('.')) tokens.name()
      else if (tokens.takeMark('[')) {
        tokens.value()
        tokens.mark(']')
      } else return isWhole ? { is: 'attribute', attribute } : { is: 'other' }
      isWhole = false
    }
  }

  /** The item of an INSERT: its attributes are named by its literals. */
  #item(): Equality[] {
    const item: Equality[] = []
    this.#tuple((attribute, value) => {
      this.#attributes.add(attribute)
      item.push({ attribute, values: [asValue(value)] })
    })
    return item
  }

  #tuple(each: (name: string, value: Operand) => void): void {
    const tokens = this.#tokens
    tokens.mark('{')
    if (tokens.takeMark('}')) return
    this.#list(() => {
      const name = tokens.value()
      if (name?.is !== 'literal') throw new SyntaxError('a name that is no text')
      tokens.mark(':')
      each(name.text, this.#expression())
    })
    tokens.mark('}')
  }

  #list(each: () => unknown): void {
    do each()
    while (this.#tokens.takeMark(','))
  }

  #nested<Result>(parse: () => Result): Result {
    this.#depth += 1
    if (this.#depth > deepest) throw new SyntaxError('nested too deep')
    const result = parse()
    this.#depth -= 1
    return result
  }
}

type Operand = Value | { is: 'attribute'; attribute: string } | { is: 'other' }

function equality(left: Operand, right: readonly Operand[]): Condition {
  if (left.is === 'attribute') {
    return { is: 'equality', equality: { attribute: left.attribute, values: right.map(asValue) } }
  }
  const [only, ...more] = right
  if (only?.is !== 'attribute' || more.length > 0) return { is: 'other' }
  return { is: 'equality', equality: { attribute: only.attribute, values: [asValue(left)] } }
}

function asValue(operand: Operand): Value | undefined {
  return operand.is === 'literal' || operand.is === 'parameter' ? operand : undefined
}

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { compileFunction } from 'node:vm'
import type { ConditionParser } from './Dynalite.ts'

/** The rules that call each other again inside a parenthesis. */
const rules = [
  'OrConditionExpression',
  'AndConditionExpression',
  'NotConditionExpression',
  'ParensConditionExpression',
  'ConditionExpression',
  'OperandParens',
  'Operand',
  'Function',
  'GroupedPathExpression',
]

/** Stores the result of each rule at each place, as PEG.js does with its option "cache". */
const memory = `
  var memory = new Map()
  function remembered(rule, parse) {
    var key = rule + peg$currPos
    var known = memory.get(key)
    if (known !== undefined) {
      peg$currPos = known.end
      return known.result
    }
    var result = parse()
    memory.set(key, { result: result, end: peg$currPos })
    return result
  }
`

/**
 * The engine's parser of conditions, with a memory of the rules that it has tried. Without the memory, the parser
 * reads the inside of a parenthesis up to six times for each level, and twelve bytes of "(" stop the process. The
 * grammar and the answers stay the engine's.
 *
 * @throws Error if the engine's parser is not the expected one
 */
export function rememberingParser(): ConditionParser {
  const file = createRequire(import.meta.url).resolve('dynalite/db/conditionParser.js')
  const withMemory = insertBefore(readFileSync(file, 'utf8'), '  function peg$parseStart() {', memory)
  const remembering = rules.reduce(
    (text, rule) =>
      insertBefore(
        text,
        `  function peg$parse${rule}() {`,
        `  function peg$parse${rule}() { return remembered('${rule}', peg$parse${rule}Once) }\n`,
        `  function peg$parse${rule}Once() {`,
      ),
    withMemory,
  )
  const module: { exports?: ConditionParser } = {}
  compileFunction(remembering, ['module'], { filename: file })(module)
  if (module.exports === undefined) throw new Error('the engine’s parser of conditions exports nothing')
  return module.exports
}

/** Puts `inserted` before the one place where `mark` stands, and replaces `mark` with `instead`. */
export function insertBefore(text: string, mark: string, inserted: string, instead = mark): string {
  const parts = text.split(mark)
  if (parts.length !== 2) throw new Error(`dynalite has changed: ${mark}`)
  return parts.join(inserted + instead)
}

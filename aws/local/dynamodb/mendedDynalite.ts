import { readFileSync } from 'node:fs'
import { createRequire, Module } from 'node:module'
import { compileFunction } from 'node:vm'
import type { Dynalite, Operation, Rules, Validations } from './Dynalite.ts'
import { insertBefore, rememberingParser } from './rememberingParser.ts'

const require = createRequire(import.meta.url)

/**
 * Places in dynalite that differ from AWS. dynalite compares, sorts and measures texts by UTF-16 units, and AWS by
 * UTF-8 bytes. AWS has also changed its message for an empty key.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html
 */
const mends: readonly [before: string, inserted: string, instead?: string][] = [
  [
    "  if (type != 'N') return keyPiece\n",
    "  if (type == 'S') return Buffer.from(keyPiece, 'utf8').toString('hex')\n",
  ],
  ["    return val.length\n  case 'B':", '', "    return Buffer.byteLength(val)\n  case 'B':"],
  ['(compress ? 1 : attr.length)', '', '(compress ? 1 : Buffer.byteLength(attr))'],
  [
    '  if (isHash && keyPiece.length > 2048)',
    "  if (type == 'S') keyPiece = Buffer.from(keyPiece, 'utf8')\n",
  ],
  [
    "    return validationError('One or more parameter values were invalid: ' +\n      'The AttributeValue for a key",
    '',
    "    return validationError('One or more parameter values are not valid. ' +\n      'The AttributeValue for a key",
  ],
]

/**
 * dynalite's database with these corrections. All of dynalite is loaded through this file, so that every part has
 * them.
 */
export const dynalite: Dynalite = mendedDatabase()

// The parser is replaced in the engine itself, so that there is only one.
require('dynalite/db/conditionParser.js').parse = rememberingParser().parse

export const validations: Validations = require('dynalite/validations/index.js')

/** dynalite's function for an operation such as `query`. */
export function actionOf(name: string): Operation {
  return require(`dynalite/actions/${name}.js`)
}

/** dynalite's rules for the input of an operation. */
export function rulesOf(name: string): Rules {
  return require(`dynalite/validations/${name}.js`)
}

/** @throws Error if dynalite's source is not the expected one */
function mendedDatabase(): Dynalite {
  const file = require.resolve('dynalite/db/index.js')
  const source = mends.reduce(
    (text, [before, inserted, instead]) => insertBefore(text, before, inserted, instead),
    readFileSync(file, 'utf8'),
  )
  const module = new Module(file)
  compileFunction(source, ['exports', 'require', 'module'], { filename: file })(
    module.exports,
    createRequire(file),
    module,
  )
  // From here on, dynalite's own files get these modules.
  require.cache[file] = module
  return module.exports
}

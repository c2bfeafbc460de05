import { functionIn, resolveValue } from '../../../template/resolveValue.ts'
import { isRecord } from '../isRecord.ts'
import type { Places } from '../read/Places.ts'
import { templateReferences } from './templateReferences.ts'

/**
 * A value with texts in place of what only a deployment tells: functions of CloudFormation, and what the language of
 * another tool fills in.
 *
 *     { "Ref": "Table" }   →  <Table>
 *     ${var.table}         →  <var.table>
 */
export function standInFor(value: unknown, places: Places): unknown {
  if (typeof value === 'string') return withoutForeignVariables(value)
  const call = functionIn(value)
  if (call !== undefined) {
    // Nobody knows here which way the function goes.
    if (JSON.stringify(value).includes('"Fn::If"')) return '<Fn::If>'
    return resolveValue(value, templateReferences({}, new Map(), places))
  }
  if (Array.isArray(value))
    return copied(
      value.map((item) => standInFor(item, places)),
      value,
      places,
    )
  if (!isRecord(value)) return value
  const members = Object.entries(value).map(([name, item]) => [name, standInFor(item, places)])
  return copied(Object.fromEntries(members), value, places)
}

function copied<Made extends object>(made: Made, from: object, places: Places): Made {
  places.copied(made, from)
  return made
}

/** `{{ … }}` of Helm and its like, and `${…}`. Braces that are escaped for a language are a rule's business. */
const variable = /(?<!\$)\{\{([^{}]*)\}\}|(?<![$\\])\$\{([^{}!][^{}]*)\}/g

function withoutForeignVariables(text: string): string {
  return text.replaceAll(variable, (whole, ofHelm?: string, name = '') =>
    ofHelm === undefined && isOfIam(name) ? whole : `<${(ofHelm ?? name).replaceAll(/[<>]/g, '').trim()}>`,
  )
}

/** Whether a name is one of IAM's, or nearly so: `aws:username`, `accounts.google.com:sub`, and the escape `*`. */
function isOfIam(name: string): boolean {
  if (/^[*?$]$/.test(name) || /^\s*(aws(?!_)|cognito-)/i.test(name)) return true
  // The Serverless Framework has variables with a colon, too.
  return /^\s*(?!(self|opt|env|sls|param|ssm|cf)[:(.])[\w-]+(\.[\w-]+)*(\/[\w./-]+)?:/.test(name)
}

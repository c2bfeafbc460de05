import { type Document, isMap, isScalar, isSeq, parseDocument, Scalar, type YAMLSeq } from 'yaml'
import type { Change, Path } from './Mutant.ts'

/**
 * The text of a template with some changes made.
 *
 * @throws Error if a change has no place in the template. The template has changed, and the mutant must follow
 */
export function mutateTemplate(text: string, changes: readonly Change[]): string {
  const original = parse(text)
  const document = original.document.clone()
  let written = original.written
  for (const change of changes) {
    const before = written
    apply(document, change)
    written = document.toString()
    if (written === before) throw new Error(`${JSON.stringify(change)} changes nothing`)
  }
  return written
}

/** The last parsed text. Hundreds of mutants have the same template, and to parse it takes longer than to clone it. */
let last: { text: string; document: Document.Parsed; written: string } | undefined

function parse(text: string): { document: Document.Parsed; written: string } {
  if (last?.text === text) return last
  // The YAML parser keeps the short forms of CloudFormation's functions as tags.
  const document = parseDocument(text, { logLevel: 'silent' })
  last = { text, document, written: document.toString() }
  return last
}

function apply(document: Document, change: Change): void {
  if ('remove' in change) document.deleteIn(find(document, change.remove))
  else if ('set' in change) {
    const [parent, name] = [change.set.slice(0, -1), change.set.at(-1)]
    document.setIn([...find(document, parent), name], document.createNode(change.to))
  } else if ('rename' in change) {
    const path = find(document, change.rename)
    const parent = document.getIn(path.slice(0, -1), true)
    const pair = isMap(parent) ? parent.items.find(({ key }) => nameOf(key) === path.at(-1)) : undefined
    if (pair === undefined) throw new Error(`${change.rename.join('/')} has no name`)
    pair.key = new Scalar(change.to)
  } else {
    const path = find(document, change.append)
    const node = document.getIn(path, true)
    if (!isSeq(node)) document.setIn(path, document.createNode([node]))
    document.addIn(path, document.createNode(change.value))
  }
}

/** The path with an index in place of each Sid and policy name. */
function find(document: Document, path: Path): (string | number)[] {
  const found: (string | number)[] = []
  for (const step of path) {
    const parent = document.getIn(found, true)
    const named = isSeq(parent) ? placeOf(parent, step) : []
    found.push(...(named.length === 0 ? [step] : named))
    if (!document.hasIn(found)) throw new Error(`${path.join('/')} is not in the template (${step})`)
  }
  return found
}

/** The place of an item with a Sid or policy name in a list: its index and, in an `!If`, the branch. */
function placeOf(list: YAMLSeq, name: string | number): number[] {
  const isNamed = (item: unknown) => isMap(item) && [item.get('Sid'), item.get('PolicyName')].includes(name)
  for (const [index, item] of list.items.entries()) {
    if (isNamed(item)) return [index]
    const branch = isSeq(item) && item.tag === '!If' ? item.items.findIndex(isNamed) : -1
    if (branch >= 0) return [index, branch]
  }
  return []
}

function nameOf(key: unknown): unknown {
  return isScalar(key) ? key.value : key
}

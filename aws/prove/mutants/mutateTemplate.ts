import { isMap, isScalar, isSeq, type Node, parseDocument, Scalar, YAMLMap, YAMLSeq } from 'yaml'
import type { Change, Path } from './Mutant.ts'

/**
 * The text of a template with some changes made.
 *
 * @throws Error when a change has nothing to change: the template has moved on, and the mutant has to follow
 */
export function mutateTemplate(text: string, changes: readonly Change[]): string {
  // The short forms of functions are tags that YAML does not know, and keeps.
  const document = parseDocument(text, { logLevel: 'silent' })
  const root = document.contents
  if (!isMap(root)) throw new Error('the template is not an object')
  for (const change of changes) {
    const before = document.toString()
    apply(root, change)
    if (document.toString() === before) throw new Error(`${JSON.stringify(change)} changes nothing`)
  }
  return document.toString()
}

function apply(root: YAMLMap, change: Change): void {
  if ('remove' in change) {
    const { parent, key } = find(root, change.remove)
    parent.delete(key)
  } else if ('rename' in change) {
    const { parent, key } = find(root, change.rename)
    const pair = isMap(parent) ? parent.items.find((item) => nameOf(item.key) === key) : undefined
    if (pair === undefined) throw new Error(`${change.rename.join('/')} has no name`)
    pair.key = new Scalar(change.to)
  } else if ('set' in change) {
    const { parent, key } = find(root, change.set, 'perhaps')
    parent.set(key, nodeOf(change.to))
  } else {
    const { parent, key, node } = find(root, change.append)
    if (isSeq(node)) node.add(nodeOf(change.value))
    else parent.set(key, sequenceOf([node, nodeOf(change.value)]))
  }
}

function find(root: YAMLMap, path: Path, there: 'surely' | 'perhaps' = 'surely') {
  let parent: YAMLMap | YAMLSeq = root
  for (const step of path.slice(0, -1)) {
    const node = childOf(parent, step).node
    if (!isMap(node) && !isSeq(node)) throw new Error(`${path.join('/')} is not in the template (${step})`)
    parent = node
  }
  const last = path.at(-1) ?? ''
  const { key, node } = childOf(parent, last)
  if (node === undefined && there === 'surely') throw new Error(`${path.join('/')} is not in the template`)
  return { parent, key, node }
}

function childOf(parent: YAMLMap | YAMLSeq, step: string | number): { key: string | number; node: unknown } {
  if (isMap(parent)) return { key: step, node: parent.get(step, true) }
  const key =
    typeof step === 'number'
      ? step
      : parent.items.findIndex(
          (item) => isMap(item) && [item.get('Sid'), item.get('PolicyName')].includes(step),
        )
  return { key, node: parent.items[key] }
}

function nameOf(key: unknown): unknown {
  return isScalar(key) ? key.value : key
}

function sequenceOf(items: readonly unknown[]): YAMLSeq {
  const sequence = new YAMLSeq()
  sequence.items.push(...items)
  return sequence
}

function nodeOf(value: unknown): Node {
  if (Array.isArray(value)) return sequenceOf(value.map(nodeOf))
  if (typeof value !== 'object' || value === null) return new Scalar(value)
  const map = new YAMLMap()
  for (const [key, member] of Object.entries(value)) map.set(new Scalar(key), nodeOf(member))
  return map
}

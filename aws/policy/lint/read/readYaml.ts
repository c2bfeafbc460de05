import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  parseAllDocuments,
  type Scalar,
  visit,
  type YAMLMap,
} from 'yaml'
import { Places } from './Places.ts'
import type { ReadDocument, Slip } from './ReadDocument.ts'

/** Aliases multiply: this many values are more than any template has. */
const most = 300_000
const deepest = 200

const functions = new Set(
  `And Base64 Cidr Equals FindInMap ForEach GetAZs GetAtt If ImportValue Join Length Not Or Select Split Sub
  ToJsonString Transform`.split(/\s+/),
)

/**
 * Reads YAML with the place of every member. CloudFormation's short forms (`!Ref x`) become the long ones. Names where
 * CloudFormation, which reads YAML 1.1, takes a word for something else.
 */
export function readYaml(text: string): ReadDocument {
  const places = new Places()
  const slips: Slip[] = []
  const read = { places, language: 'yaml', slips } as const
  const unreadable = (offset: number, reason: string): ReadDocument => ({
    ...read,
    values: [],
    unreadable: { offset, reason },
  })
  const problem = problemFor(text)
  if (problem !== undefined) return unreadable(0, problem)
  try {
    const documents = [
      parseAllDocuments(text, { uniqueKeys: false, prettyErrors: false, logLevel: 'silent' }),
    ].flat()
    const [error] = documents.flatMap(({ errors }) => errors)
    if (error !== undefined)
      return unreadable(error.pos[0], `is not YAML: ${error.message.split('\n', 1)[0]}`)
    const values = documents.map((document) =>
      new Walker(document, places, slips).value(document.contents, false, 0),
    )
    return { ...read, values, unreadable: undefined }
  } catch (error) {
    // The parser itself has no limit, and ends with its stack.
    if (error instanceof RangeError) return unreadable(0, `is nested more than ${deepest} levels deep`)
    if (error instanceof Unreadable) return unreadable(error.offset, error.message)
    throw error
  }
}

/** More than ten of CloudFormation's largest templates. */
const longest = 10_000_000
/** What the parser's own recursion bears by far. */
const deepestText = 400

/** Why not to give a text to the parser, which has no limits of its own. */
function problemFor(text: string): string | undefined {
  if (text.length > longest) return `is longer than ${longest} characters`
  let depth = 0
  let indentation = 0
  let isIndented = true
  for (const character of text) {
    if (character === '[' || character === '{') depth += 1
    else if ((character === ']' || character === '}') && depth > 0) depth -= 1
    // Within a line, "- - -" opens levels as well.
    if (character === '\n') [isIndented, indentation] = [true, 0]
    else if (isIndented && ' \t-?:'.includes(character)) indentation += 1
    else isIndented = false
    if (depth > deepestText || indentation > deepestText) return `is nested more than ${deepest} levels deep`
  }
  return undefined
}

/** What ends the reading of a document. The message follows its name in a sentence. */
class Unreadable extends Error {
  readonly offset: number

  constructor(message: string, offset = 0) {
    super(message)
    this.offset = offset
  }
}

class Walker {
  readonly #anchors: ReadonlyMap<Alias, Node>
  readonly #places: Places
  readonly #slips: Slip[]
  #count = 0

  constructor(document: Document, places: Places, slips: Slip[]) {
    this.#anchors = anchorsIn(document)
    this.#places = places
    this.#slips = slips
  }

  value(node: unknown, inPolicy: boolean, depth: number): unknown {
    this.#count += 1
    if (this.#count > most) throw new Unreadable(`holds more than ${most} values, its aliases included`)
    if (depth > deepest) throw new Unreadable(`is nested more than ${deepest} levels deep`)
    if (isAlias(node)) return this.value(this.#target(node), inPolicy, depth + 1)
    if (isMap(node) || isSeq(node) || isScalar(node)) {
      const plain = this.#untagged(node, inPolicy, depth)
      const name = node.tag?.startsWith('!') ? node.tag.slice(1) : undefined
      return name === undefined ? plain : this.#call(name, plain, node)
    }
    return null
  }

  #target(alias: Alias): Node {
    const target = this.#anchors.get(alias)
    if (target !== undefined) return target
    const reason = `is not YAML: *${alias.source} stands for nothing, because no &${alias.source} comes before it`
    throw new Unreadable(reason, offsetOf(alias))
  }

  #untagged(node: Node, inPolicy: boolean, depth: number): unknown {
    if (isMap(node)) return this.#map(node, inPolicy, depth)
    if (isScalar(node)) return this.#scalar(node, inPolicy)
    if (!isSeq(node)) return null
    const list = node.items.map((item) => this.value(item, inPolicy, depth + 1))
    this.#places.set(list, new Map(node.items.map((item, index) => [String(index), offsetOf(item)])))
    return list
  }

  #scalar(node: Scalar, inPolicy: boolean): unknown {
    const { value, source = '', type } = node
    if (type === 'PLAIN' && inPolicy && /^(y|n|yes|no|on|off)$/i.test(source)) {
      this.#slips.push({
        rule: 'yaml-boolean',
        offset: offsetOf(node),
        why: `CloudFormation reads YAML 1.1, where ${source} without quotes is ${/^(y|yes|on)$/i.test(source)}, not a text.`,
        mend: `Write '${source}'.`,
      })
    }
    // A number keeps its spelling: 0123 is an account's number, not eighty-three.
    return typeof value === 'number' && String(value) !== source ? source : value
  }

  #map(node: YAMLMap, inPolicy: boolean, depth: number): object {
    const members = new Map<string, unknown>()
    const offsets = new Map<string, number>()
    for (const { key, value } of node.items) {
      const name = this.#key(key)
      const offset = offsetOf(key)
      if (name === '<<' && isScalar(key) && key.type === 'PLAIN') {
        this.#slips.push({
          rule: 'yaml-merge',
          offset,
          why: 'CloudFormation does not know the merge key of YAML (<<) and refuses the template. Only the Serverless Framework and SAM merge before they send it.',
          mend: 'Write the members of the alias in this place.',
        })
        for (const part of [this.value(value, inPolicy, depth + 1)].flat()) {
          if (typeof part !== 'object' || part === null) {
            throw new Unreadable('is not YAML: << merges something that has no members', offset)
          }
          for (const [inner, item] of Object.entries(part)) {
            if (members.has(inner)) continue
            members.set(inner, item)
            offsets.set(inner, this.#places.find(part, inner) ?? offset)
          }
        }
        continue
      }
      if (offsets.has(name) && members.has(name) && !isMerged(node, name)) {
        this.#slips.push({
          rule: 'duplicate-key',
          offset,
          why: `${name} stands twice in one object: only one of the two counts.`,
          mend: 'Put what belongs together under one name.',
        })
      }
      const opensPolicy = /^(Statements?|iamRoleStatements|PolicyDocument|AssumeRolePolicyDocument)$/.test(
        name,
      )
      members.set(name, this.value(value, inPolicy || opensPolicy, depth + 1))
      offsets.set(name, offset)
    }
    const object = Object.fromEntries(members)
    this.#places.set(object, offsets)
    return object
  }

  #key(key: unknown): string {
    if (isAlias(key)) return this.#key(this.#target(key))
    if (!isScalar(key)) return String(key)
    if (key.value !== null) return typeof key.source === 'string' ? key.source : String(key.value)
    if (!/^null$/i.test(key.source ?? '')) return String(key.source ?? '')
    this.#slips.push({
      rule: 'yaml-null-key',
      offset: offsetOf(key),
      why: `Without quotes, YAML reads ${key.source} as the empty value: the condition has no operator, and IAM refuses the policy.`,
      mend: "Write 'Null' in quotes.",
    })
    return 'Null'
  }

  /** `!Ref x` → `{ Ref: x }`, `!GetAtt a.b` → `{ 'Fn::GetAtt': ['a', 'b'] }`. */
  #call(name: string, argument: unknown, node: Node): unknown {
    const isKnown = name === 'Ref' || name === 'Condition' || functions.has(name)
    if (!isKnown) {
      this.#slips.push({
        rule: 'unknown-tag',
        offset: offsetOf(node),
        why: `CloudFormation has no function !${name}, and refuses the template.`,
        mend: 'Spell the function as CloudFormation does, such as !Ref, !Sub or !GetAtt.',
      })
    }
    const long = name === 'Ref' || name === 'Condition' ? name : `Fn::${name}`
    const dot = typeof argument === 'string' ? argument.indexOf('.') : -1
    const value =
      name === 'GetAtt' && typeof argument === 'string' && dot > 0
        ? [argument.slice(0, dot), argument.slice(dot + 1)]
        : argument
    const call = { [long]: value }
    this.#places.set(call, new Map([[long, offsetOf(node)]]))
    return call
  }
}

/**
 * The node that each alias stands for: the last one before it that has the anchor of its name. One pass finds them all. The
 * parser's own look-up passes through the whole document for each alias.
 */
function anchorsIn(document: Document): ReadonlyMap<Alias, Node> {
  const named = new Map<string, Node>()
  const found = new Map<Alias, Node>()
  visit(document, {
    Node: (_, node) => {
      if (isAlias(node)) {
        const target = named.get(node.source)
        if (target !== undefined) found.set(node, target)
      } else if (node.anchor !== undefined) named.set(node.anchor, node)
    },
  })
  return found
}

/** A member that is written beside a merge overrides the merged one, and stands once. */
function isMerged(node: YAMLMap, name: string): boolean {
  return node.items.filter(({ key }) => isScalar(key) && String(key.source ?? key.value) === name).length < 2
}

function offsetOf(node: unknown): number {
  return (isMap(node) || isSeq(node) || isScalar(node) || isAlias(node) ? node.range?.[0] : undefined) ?? 0
}

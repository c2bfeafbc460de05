/**
 * A structure of a service model, as the SDK's clients carry it: kind, namespace, name, traits, the names of the members,
 * and their types. A type is a number for a simple value, `64 | n` for a list and `128 | n` for a map of such; an array or
 * a function that gives one for a structure (3), a list (1) or a map (2); or `[type, traits]`.
 */
type Schema = unknown

/** The change to one member of an answer: it is left out, or it has no content. */
export type Fate = 'absent' | 'empty'

export interface Encoding {
  /** The change to a member, by its path, such as `Stacks.Outputs.OutputKey`; undefined for no change. */
  fateOf(path: string): Fate | undefined
  /** Called for each written member, with its path, and whether the service may leave it out by the model. */
  seen(path: string, isOptional: boolean): void
  /** Whether all other members of the model are written too, without content. */
  withOthers: boolean
}

/**
 * The members of an answer as AWS writes them in XML, by the service's own model: the query protocol's lists of
 * `<member>`, REST's flattened ones and its own names.
 *
 * @see https://smithy.io/2.0/aws/protocols/aws-query-protocol.html
 */
export function encodeXml(schema: Schema, value: unknown, encoding: Encoding): string {
  return encodeStructure(schema, value, '', encoding)
}

function encodeStructure(schema: Schema, value: unknown, path: string, encoding: Encoding): string {
  const { names, types, required } = asStructure(schema)
  const values = new Map(Object.entries(Object(value)))
  for (const name of values.keys()) {
    if (!names.includes(name)) throw new Error(`The model has no member ${path}${name}.`)
  }
  const members = names.map((name, index) => {
    const { type, traits } = memberOf(types[index])
    // Members that become headers, or the whole body.
    if ('httpHeader' in traits || 'httpPrefixHeaders' in traits) return ''
    const element = String(traits.xmlName ?? name)
    const memberPath = `${path}${name}`
    const empty = canBeEmpty(type) ? `<${element}/>` : ''
    if (!values.has(name)) return encoding.withOthers ? empty : ''
    encoding.seen(memberPath, index >= required)
    const fate = encoding.fateOf(memberPath)
    if (fate !== undefined) return fate === 'absent' ? '' : empty
    return encodeMember(element, type, traits, values.get(name), memberPath, encoding)
  })
  return members.join('')
}

function encodeMember(
  element: string,
  type: Schema,
  traits: Readonly<Record<string, unknown>>,
  value: unknown,
  path: string,
  encoding: Encoding,
): string {
  if (Array.isArray(value)) {
    const { item, name } = itemOf(type)
    const isFlat = 'xmlFlattened' in traits
    const items = value.map((one) => encodeItem(isFlat ? element : name, item, one, path, encoding)).join('')
    return isFlat ? items : `<${element}>${items}</${element}>`
  }
  return encodeItem(element, type, value, path, encoding)
}

function encodeItem(element: string, type: Schema, value: unknown, path: string, encoding: Encoding): string {
  const content =
    typeof value === 'object' && value !== null && !(value instanceof Date)
      ? encodeStructure(type, value, `${path}.`, encoding)
      : escapeXml(value instanceof Date ? value.toISOString() : String(value))
  return `<${element}>${content}</${element}>`
}

function memberOf(type: unknown): { type: Schema; traits: Readonly<Record<string, unknown>> } {
  if (!Array.isArray(type) || type.length !== 2) return { type, traits: {} }
  // Traits that have no value are bits of a number; none of those matters here.
  return { type: type[0], traits: typeof type[1] === 'object' ? type[1] : {} }
}

function itemOf(type: Schema): { item: Schema; name: string } {
  if (typeof type === 'number') return { item: type & ~64, name: 'member' }
  const list = typeof type === 'function' ? type() : type
  const { type: item, traits } = memberOf(list[4])
  return { item, name: String(traits.xmlName ?? 'member') }
}

/** A number, a boolean or a time without digits is none: only texts, lists and structures can be empty. */
function canBeEmpty(type: Schema): boolean {
  return typeof type !== 'number' || type === 0 || type >= 64
}

/** The required members come first. */
function asStructure(schema: Schema): { names: string[]; types: unknown[]; required: number } {
  const structure = typeof schema === 'function' ? schema() : schema
  if (!Array.isArray(structure) || structure[0] !== 3) throw new Error('The model has no structure here.')
  return { names: structure[4], types: structure[5], required: structure[6] ?? 0 }
}

export function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

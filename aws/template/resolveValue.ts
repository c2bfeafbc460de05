/** What the intrinsic functions of a template may refer to. */
export interface References {
  /** `Ref`: a parameter, a pseudo parameter or a resource. */
  ref(name: string): unknown
  /** `Fn::GetAtt`: an attribute of a resource. */
  attribute(logicalId: string, name: string): string
  /** A condition by its name. */
  condition(name: string): boolean
  /** `Fn::FindInMap`: a value of the mappings. */
  mapping(name: string, topLevelKey: string, secondLevelKey: string): string | readonly string[]
  /** Throws: the template says something that whoever resolves it does not understand. */
  refuse(what: string): never
}

const absent = Symbol('AWS::NoValue')

/**
 * A template's value with every intrinsic function replaced by what it stands for.
 *
 * @throws what `references.refuse` does, for a function that is not known here
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html
 */
export function resolveValue(value: unknown, references: References): unknown {
  const resolved = resolve(value, references)
  return resolved === absent ? undefined : resolved
}

function resolve(value: unknown, references: References): unknown {
  if (Array.isArray(value)) {
    return value.map((item) => resolve(item, references)).filter((item) => item !== absent)
  }
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value)
  const [first] = entries
  if (entries.length === 1 && first !== undefined) {
    const [name, argument] = first
    if (name === 'Ref' || name === 'Condition' || name.startsWith('Fn::')) {
      return callFunction(name, argument, references)
    }
  }
  const resolved = entries
    .map(([key, item]): [string, unknown] => [key, resolve(item, references)])
    .filter(([, item]) => item !== absent)
  return Object.fromEntries(resolved)
}

function callFunction(name: string, argument: unknown, references: References): unknown {
  if (name === 'Ref' && typeof argument === 'string') {
    return argument === 'AWS::NoValue' ? absent : references.ref(argument)
  }
  if (name === 'Condition' && typeof argument === 'string') return references.condition(argument)
  if (name === 'Fn::Sub' && typeof argument === 'string') return substitute(argument, references)
  if (!Array.isArray(argument)) return references.refuse(`${name} with ${JSON.stringify(argument)}`)
  if (name === 'Fn::GetAtt') return references.attribute(String(argument[0]), String(argument[1]))
  if (name === 'Fn::If') {
    return resolve(references.condition(String(argument[0])) ? argument[1] : argument[2], references)
  }
  const values = argument.map((item) => resolve(item, references))
  switch (name) {
    case 'Fn::Join':
      return join(values[0], values[1], references)
    case 'Fn::FindInMap':
      return references.mapping(String(values[0]), String(values[1]), String(values[2]))
    case 'Fn::Equals':
      return values[0] === values[1]
    case 'Fn::Not':
      return values[0] !== true
    case 'Fn::And':
      return values.every((item) => item === true)
    case 'Fn::Or':
      return values.some((item) => item === true)
    default:
      return references.refuse(`the function ${name}`)
  }
}

function join(separator: unknown, parts: unknown, references: References): string {
  const isText = (part: unknown) => typeof part === 'string' || typeof part === 'number'
  // A part that ends in a colon is a mapping to YAML, unless it is quoted.
  if (!Array.isArray(parts) || !parts.every(isText)) {
    return references.refuse(`Fn::Join of something other than texts: ${JSON.stringify(parts)}`)
  }
  return parts.join(String(separator))
}

/** `${Name}`, `${Resource.Attribute}`; `${!Literal}` stays as `${Literal}`. */
function substitute(text: string, references: References): string {
  return text.replace(/\$\{(!?)([^}]+)\}/g, (_, literal: string, name: string) => {
    if (literal === '!') return `\${${name}}`
    const dot = name.indexOf('.')
    if (dot > 0) return references.attribute(name.slice(0, dot), name.slice(dot + 1))
    return String(references.ref(name))
  })
}

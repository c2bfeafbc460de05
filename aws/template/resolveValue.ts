/** The values that a template's intrinsic functions refer to. */
export interface References {
  /** `Ref`: a parameter, a pseudo parameter or a resource. */
  ref(name: string): unknown
  /** `Fn::GetAtt`: an attribute of a resource. */
  attribute(logicalId: string, name: string): unknown
  /** A condition by its name. */
  condition(name: string): boolean
  /** `Fn::FindInMap`: a value of the mappings; undefined if there is none. */
  mapping(name: string, topLevelKey: string, secondLevelKey: string): unknown
  /** Called for a function that cannot be resolved. Throws, or returns a value in its place. */
  refuse(what: string): unknown
  /** Called with each object and list of the result, and its original in the template. */
  copied?(made: object, from: object): void
}

const absent = Symbol('AWS::NoValue')

/**
 * A template's value with every intrinsic function (in its long form) replaced by its result.
 *
 * @throws the error of `references.refuse`, for an unknown function, or for unexpected arguments
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html
 */
export function resolveValue(value: unknown, references: References): unknown {
  const resolved = resolve(value, references)
  return resolved === absent ? undefined : resolved
}

/** The function that a value calls: `{ Ref: 'Table' }` is the function `Ref` with the argument `Table`. */
export function functionIn(value: unknown): { name: string; argument: unknown } | undefined {
  if (!isObject(value) || Array.isArray(value)) return undefined
  const [first, ...others] = Object.entries(value)
  if (first === undefined || others.length > 0) return undefined
  const [name, argument] = first
  // A policy's Condition is an object. CloudFormation's function Condition has a name.
  const isFunction = name === 'Condition' ? typeof argument === 'string' : /^(Ref$|Fn::)/.test(name)
  return isFunction ? { name, argument } : undefined
}

function resolve(value: unknown, references: References): unknown {
  if (Array.isArray(value)) {
    const list = value.map((item) => resolve(item, references)).filter((item) => item !== absent)
    // If an item was left out, the indexes no longer match the template's.
    if (list.length === value.length) references.copied?.(list, value)
    return list
  }
  if (!isObject(value)) return value
  const call = functionIn(value)
  if (call !== undefined) return callFunction(call.name, call.argument, references)
  const resolved = Object.fromEntries(
    Object.entries(value)
      .map(([key, item]): [string, unknown] => [key, resolve(item, references)])
      .filter(([, item]) => item !== absent),
  )
  references.copied?.(resolved, value)
  return resolved
}

function callFunction(name: string, argument: unknown, references: References): unknown {
  if (typeof argument === 'string') {
    switch (name) {
      case 'Ref':
        return argument === 'AWS::NoValue' ? absent : references.ref(argument)
      case 'Condition':
        return references.condition(argument)
      case 'Fn::GetAtt':
        return attribute(argument, references)
      case 'Fn::Sub':
        return substitute(argument, {}, references)
    }
  }
  if (!Array.isArray(argument)) return references.refuse(`${name} with ${JSON.stringify(argument)}`)
  if (name === 'Fn::GetAtt') return attribute(argument.join('.'), references)
  if (name === 'Fn::If') {
    return resolve(references.condition(String(argument[0])) ? argument[1] : argument[2], references)
  }
  const values = argument.map((item) => resolve(item, references))
  const [first, second, third, fourth] = values
  switch (name) {
    case 'Fn::Sub':
      return substitute(String(first), isObject(second) ? second : {}, references)
    case 'Fn::Join':
      return join(first, second, references)
    case 'Fn::Select':
      return Array.isArray(second) && Number(first) in second
        ? second[Number(first)]
        : references.refuse(`${name} of ${JSON.stringify(second)}`)
    case 'Fn::Split':
      return typeof second === 'string'
        ? second.split(String(first))
        : references.refuse(`${name} of ${JSON.stringify(second)}`)
    case 'Fn::FindInMap':
      return (
        references.mapping(String(first), String(second), String(third)) ??
        defaultValue(fourth) ??
        references.refuse(`${name} ${String(first)}.${String(second)}.${String(third)}`)
      )
    case 'Fn::Equals':
      return String(first) === String(second)
    case 'Fn::Not':
      return first !== true
    case 'Fn::And':
      return values.every((item) => item === true)
    case 'Fn::Or':
      return values.some((item) => item === true)
    default:
      return references.refuse(`the function ${name}`)
  }
}

/** The fourth argument of FindInMap, under `AWS::LanguageExtensions`. */
function defaultValue(argument: unknown): unknown {
  return isObject(argument) && 'DefaultValue' in argument ? argument.DefaultValue : undefined
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

/** `AgentsTable.Arn`; a logical ID has no dot, and the attribute of a nested stack has one (`Outputs.TableArn`). */
function attribute(path: string, references: References): unknown {
  const dot = path.indexOf('.')
  return references.attribute(path.slice(0, dot), path.slice(dot + 1))
}

function join(separator: unknown, parts: unknown, references: References): unknown {
  const isText = (part: unknown) => typeof part === 'string' || typeof part === 'number'
  // YAML reads an unquoted part that ends in a colon as a mapping.
  if (!Array.isArray(parts) || !parts.every(isText)) {
    return references.refuse(`Fn::Join of something other than texts: ${JSON.stringify(parts)}`)
  }
  return parts.join(String(separator))
}

/** `${Name}`, `${Resource.Attribute}`, or a variable of the function itself; `${!Literal}` stays as `${Literal}`. */
function substitute(text: string, own: object, references: References): string {
  const variables = new Map<string, unknown>(Object.entries(own))
  return text.replace(/\$\{(!?)([^}]+)\}/g, (_, literal: string, name: string) => {
    if (literal === '!') return `\${${name}}`
    if (variables.has(name)) return String(variables.get(name))
    return String(name.includes('.') ? attribute(name, references) : references.ref(name))
  })
}

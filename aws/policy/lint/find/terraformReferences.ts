import { type JsonMembers, membersOf } from '../../request/json.ts'
import { stepsOf, withoutIndex } from './terraformAddress.ts'

/** A name, an ARN, or the address of a resource; undefined for a value that the document does not tell. */
export type Link = string | undefined

/** A module of the configuration in a plan, and where it is called. */
interface Scope {
  module: JsonMembers
  /** `module.a[0].`, and nothing for the root. */
  path: string
  caller?: { scope: Scope; call: JsonMembers }
}

/** Values are passed through this many modules. */
const deepest = 20

/** Steps for one attribute. Outputs that name each other would take for ever. */
const mostSteps = 1_000

/**
 * Tells what an attribute of a resource refers to, by the configuration in a plan. Before the first `apply`, names and
 * ARNs are unknown, and only the configuration tells what belongs together.
 *
 * @returns a function of the resource's address, the attribute, and the type of the resources to refer to; undefined when
 * the configuration does not set the attribute
 */
export function referencesIn({ configuration, variables }: JsonMembers) {
  const root: Scope = { module: membersOf(membersOf(configuration).root_module), path: '' }
  const blocks = new WeakMap<JsonMembers, ReadonlyMap<string, JsonMembers>>()
  const blocksOf = (module: JsonMembers) => {
    const known = blocks.get(module)
    if (known !== undefined) return known
    const listed = [module.resources].flat().map(membersOf)
    const made = new Map(listed.map((block) => [String(block.address), block]))
    blocks.set(module, made)
    return made
  }

  let steps = 0
  const resolve = (
    expression: unknown,
    scope: Scope,
    type: RegExp,
    block: JsonMembers,
    depth = 0,
  ): Link[] => {
    steps += 1
    if (depth > deepest || steps > mostSteps) return [undefined]
    if (Array.isArray(expression)) {
      return expression.flatMap((each) => resolve(each, scope, type, block, depth + 1))
    }
    const { constant_value, references, ...nested } = membersOf(expression)
    if (constant_value !== undefined) return textsIn(constant_value)
    if (references === undefined) return resolve(Object.values(nested), scope, type, block, depth + 1)
    const whole = wholeReferences([references].flat().map(String))
    const links = whole
      .filter((reference) => !/^(each|count)\./.test(reference))
      .flatMap((reference) => follow(reference, scope, type, depth))
    // Beside a reference, `each.key` is the index. Alone, it is a value of `for_each`.
    const isEach = links.length === 0 && whole.some((reference) => reference.startsWith('each.'))
    if (isEach && block.for_each_expression !== undefined)
      return resolve(block.for_each_expression, scope, type, {}, depth + 1)
    return links.length === 0 ? [undefined] : links
  }

  const follow = (reference: string, scope: Scope, type: RegExp, depth: number): Link[] => {
    const { module, path, caller } = scope
    const [first = '', second = '', third = ''] = stepsOf(reference)
    if (first === 'var') {
      const argument = membersOf(caller?.call.expressions)[second]
      if (caller !== undefined && argument !== undefined)
        return resolve(argument, caller.scope, type, caller.call, depth + 1)
      const value = caller === undefined ? membersOf(membersOf(variables)[second]).value : undefined
      const texts = textsIn(value ?? membersOf(membersOf(module.variables)[second]).default)
      return texts.length === 0 ? [undefined] : texts
    }
    if (first === 'module') {
      const inner = scopeIn(scope, second)
      const output = membersOf(membersOf(inner?.module.outputs)[third]).expression
      return inner === undefined || output === undefined
        ? [undefined]
        : resolve(output, inner, type, {}, depth + 1)
    }
    const isData = first === 'data'
    const address = isData ? `data.${second}.${third}` : `${first}.${second}`
    return type.test(isData ? second : first) ? [path + address] : [undefined]
  }

  return (address: string, attribute: string, type: RegExp): Link[] | undefined => {
    const parts = [...stepsOf(address)]
    let scope: Scope | undefined = root
    while (parts[0] === 'module' && scope !== undefined) {
      scope = scopeIn(scope, parts[1] ?? '')
      parts.splice(0, 2)
    }
    const block = scope && blocksOf(scope.module).get(withoutIndex(parts.join('.')))
    const expressions = valuesAt(block?.expressions, attribute)
    if (scope === undefined || block === undefined || expressions.length === 0) return undefined
    steps = 0
    return resolve(expressions, scope, type, block)
  }
}

function scopeIn(scope: Scope, name: string): Scope | undefined {
  const call = membersOf(membersOf(scope.module.module_calls)[withoutIndex(name)])
  if (call.module === undefined) return undefined
  return {
    module: membersOf(call.module),
    path: `${scope.path}module.${name}.`,
    caller: { scope, call },
  }
}

/** Terraform lists each reference with the shorter ones in it: `aws_iam_role.a.id`, then `aws_iam_role.a`. */
function wholeReferences(references: readonly string[]): string[] {
  return references.filter((reference, at) => {
    const before = references[at - 1]
    return !(before?.startsWith(`${reference}.`) || before?.startsWith(`${reference}[`))
  })
}

/** The values at `role_mapping.mapping_rule.role_arn`, through lists. `true` marks all that is in it as unknown. */
export function valuesAt(value: unknown, path: string): unknown[] {
  if (Array.isArray(value)) return value.flatMap((each) => valuesAt(each, path))
  if (path === '' || value === true) return [value]
  const [name = ''] = path.split('.', 1)
  const inner = membersOf(value)[name]
  return inner === undefined || inner === null ? [] : valuesAt(inner, path.slice(name.length + 1))
}

/** The texts in a value that are not empty. */
export function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return value === '' ? [] : [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}

import { comparisons } from './comparisons.ts'
import { findConditionKey } from './conditionKeys.ts'
import type { Condition, Policy, Statement } from './Policy.ts'
import { PolicyError } from './PolicyError.ts'
import { variablesIn } from './resolveVariables.ts'

export type PolicyKind = 'identity' | 'trust'

type Json = Readonly<Record<string, unknown>>

/**
 * Parses a policy document. Refuses every element that `evaluate` does not know: an element that is passed over could
 * grant too much.
 *
 * @param kind `trust` policies have principals and no resources; `identity` policies the other way round
 * @throws PolicyError naming the place and the fault
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html
 */
export function parsePolicy(name: string, document: unknown, kind: PolicyKind): Policy {
  const parser = new Parser(name, kind)
  const policy = parser.object(document, 'the document', ['Version', 'Id', 'Statement'])
  if (policy.Version !== '2012-10-17') {
    // An older or missing version leaves ${…} as plain text.
    throw new PolicyError(name, 'Version', `has to be "2012-10-17", and is ${shown(policy.Version)}`)
  }
  const statements = [policy.Statement].flat()
  if (statements.length === 0) throw new PolicyError(name, 'Statement', 'has no statement in it')
  return {
    name,
    statements: statements.map((statement, index) => parser.statement(statement, `Statement[${index}]`)),
  }
}

class Parser {
  readonly #name: string
  readonly #kind: PolicyKind

  constructor(name: string, kind: PolicyKind) {
    this.#name = name
    this.#kind = kind
  }

  statement(value: unknown, path: string): Statement {
    const allowed = [
      'Sid',
      'Effect',
      'Action',
      'Condition',
      this.#kind === 'trust' ? 'Principal' : 'Resource',
    ]
    const { Sid, Effect, Action, Principal, Resource, Condition = {} } = this.object(value, path, allowed)
    if (Effect !== 'Allow' && Effect !== 'Deny') {
      this.#fail(`${path}.Effect`, `has to be "Allow" or "Deny", and is ${shown(Effect)}`)
    }
    if (Sid !== undefined && typeof Sid !== 'string') this.#fail(`${path}.Sid`, 'has to be a text')
    return {
      sid: Sid,
      effect: Effect,
      principals: this.#kind === 'trust' ? this.#principals(Principal, `${path}.Principal`) : undefined,
      actions: this.#texts(Action, `${path}.Action`),
      resources: this.#kind === 'trust' ? undefined : this.#resources(Resource, `${path}.Resource`),
      conditions: this.#conditions(Condition, `${path}.Condition`),
    }
  }

  /** An object that has these members and no other. */
  object(value: unknown, path: string, allowed: readonly string[]): Json {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      return this.#fail(path, 'has to be an object')
    }
    const other = Object.keys(value).find((key) => !allowed.includes(key))
    if (other !== undefined) this.#fail(`${path}.${other}`, 'is an element that the evaluator does not know')
    return value as Json
  }

  #principals(value: unknown, path: string): Statement['principals'] {
    const principals = this.object(value, path, ['Federated', 'Service', 'AWS'])
    const listed = Object.entries(principals).flatMap(([type, values]) =>
      this.#texts(values, `${path}.${type}`).map((text) => ({
        type: type as 'Federated' | 'Service' | 'AWS',
        value: text,
      })),
    )
    return listed.length === 0 ? this.#fail(path, 'names nobody') : listed
  }

  #resources(value: unknown, path: string): string[] {
    const resources = this.#texts(value, path)
    // The value of a variable may contain colons, which would shift the parts of the ARN.
    if (resources.some((arn) => arn.includes('${')))
      this.#fail(path, 'has a variable, which the evaluator does not replace in an ARN')
    const other = resources.find((text) => text !== '*' && !/^arn(:[^:]*){4}:./.test(text))
    if (other !== undefined) this.#fail(path, `has to be "*" or an ARN of six parts, and is ${shown(other)}`)
    return resources
  }

  #conditions(value: unknown, path: string): Condition[] {
    return Object.entries(this.#record(value, path)).flatMap(([operator, keys]) =>
      Object.entries(this.#record(keys, `${path}.${operator}`)).map(([key, values]) =>
        this.#condition(operator, key, values, `${path}.${operator}`),
      ),
    )
  }

  #condition(operator: string, key: string, value: unknown, path: string): Condition {
    const parts = /^(?:(ForAllValues|ForAnyValue):)?([A-Za-z]+?)(IfExists)?$/.exec(operator)
    const [, quantifier, comparison = '', ifExists] = parts ?? []
    const isNull = comparison === 'Null' && quantifier === undefined && ifExists === undefined
    if (!isNull && !comparisons.has(comparison))
      this.#fail(path, 'is an operator that the evaluator does not know')
    const known = findConditionKey(key)
    if (known?.evaluated !== true)
      return this.#fail(`${path}.${key}`, 'is a condition key that the evaluator does not know')
    if (known.values === 'multiple' && quantifier === undefined && !isNull) {
      this.#fail(`${path}.${key}`, 'may have several values, and needs ForAllValues or ForAnyValue')
    }
    const values = this.#texts(value, `${path}.${key}`)
    if ((isNull || comparison === 'Bool') && values.some((text) => !/^(true|false)$/i.test(text))) {
      this.#fail(`${path}.${key}`, 'can only be compared with "true" or "false"')
    }
    return {
      operator,
      quantifier: quantifier as Condition['quantifier'],
      comparison,
      ifExists: ifExists !== undefined,
      key,
      values,
    }
  }

  #record(value: unknown, path: string): Json {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Json
    return this.#fail(path, 'has to be an object')
  }

  /** One text or a list of them, with known variables only. */
  #texts(value: unknown, path: string): string[] {
    const texts = [value].flat()
    if (texts.length === 0) this.#fail(path, 'has no value')
    return texts.map((text) => {
      // IAM accepts both "Null": true and "Null": "true".
      const written = typeof text === 'boolean' ? String(text) : text
      if (typeof written !== 'string' || written === '')
        return this.#fail(path, 'has to be a text or a list of texts')
      for (const variable of variablesIn(written)) {
        const known = findConditionKey(variable)
        if (known?.evaluated !== true || known.values === 'multiple') {
          this.#fail(path, `has the variable \${${variable}}, which the evaluator does not know`)
        }
      }
      return written
    })
  }

  #fail(path: string, problem: string): never {
    throw new PolicyError(this.#name, path, problem)
  }
}

function shown(value: unknown): string {
  return value === undefined ? 'missing' : JSON.stringify(value)
}

import { isRecord } from './isRecord.ts'
import type { Setting } from './templateSettings.ts'

type Members = Readonly<Record<string, unknown>>

const absent = Symbol('AWS::NoValue')
const pseudoParameters: Readonly<Record<string, string>> = {
  'AWS::Region': 'REGION',
  'AWS::AccountId': 'ACCOUNT',
  'AWS::Partition': 'aws',
  'AWS::StackName': 'STACK',
  'AWS::URLSuffix': 'amazonaws.com',
}

/**
 * The resources of a template in one setting of its parameters, each intrinsic function replaced by a text that
 * has the form of the real one: `arn:aws:dynamodb:REGION:ACCOUNT:table/AgentsTable`. What only a deployment can
 * know becomes `<Fn::ImportValue>` and the like.
 */
export function resolveTemplate(template: Members, setting: Setting): Readonly<Record<string, Members>> {
  const resolver = new Resolver(template, setting)
  const resources = Object.entries(isRecord(template.Resources) ? template.Resources : {})
  return Object.fromEntries(
    resources
      .filter((entry): entry is [string, Members] => isRecord(entry[1]))
      .filter(([, { Condition }]) => typeof Condition !== 'string' || resolver.condition(Condition))
      .map(([name, resource]) => [name, { ...resource, Properties: resolver.resolve(resource.Properties) }]),
  )
}

class Resolver {
  readonly #template: Members
  readonly #setting: Setting

  constructor(template: Members, setting: Setting) {
    this.#template = template
    this.#setting = setting
  }

  condition(name: string): boolean {
    const { Conditions } = this.#template
    return this.resolve(isRecord(Conditions) ? Conditions[name] : undefined) === true
  }

  resolve(value: unknown): unknown {
    if (Array.isArray(value)) {
      return value.map((item) => this.resolve(item)).filter((item) => item !== absent)
    }
    if (!isRecord(value)) return value
    const entries = Object.entries(value)
    const [first] = entries
    if (entries.length === 1 && first !== undefined && /^(Ref|Condition|Fn::.+)$/.test(first[0])) {
      // A policy's Condition holds an object, the function's a name.
      if (first[0] !== 'Condition' || typeof first[1] === 'string') return this.#call(first[0], first[1])
    }
    return Object.fromEntries(
      entries.map(([key, item]) => [key, this.resolve(item)] as const).filter(([, item]) => item !== absent),
    )
  }

  #call(name: string, argument: unknown): unknown {
    if (name === 'Ref') return argument === 'AWS::NoValue' ? absent : this.#ref(String(argument))
    if (name === 'Condition') return this.condition(String(argument))
    if (name === 'Fn::GetAtt') return this.#attribute([argument].flat().join('.'))
    if (name === 'Fn::Sub') return this.#substitute(argument)
    const parts = [argument].flat()
    if (name === 'Fn::If') return this.resolve(this.condition(String(parts[0])) ? parts[1] : parts[2])
    const values = parts.map((part) => this.resolve(part))
    switch (name) {
      case 'Fn::Join':
        return [values[1]].flat().join(String(values[0]))
      case 'Fn::Equals':
        return values[0] === values[1]
      case 'Fn::Not':
        return values[0] !== true
      case 'Fn::And':
        return values.every((value) => value === true)
      case 'Fn::FindInMap':
        return this.#find(values.map(String)) ?? `<${name}>`
      case 'Fn::Or':
        return values.some((value) => value === true)
      default:
        return `<${name}>`
    }
  }

  #ref(name: string): string {
    const resource = this.#resource(name)
    const tableName =
      resource?.Type === 'AWS::DynamoDB::Table' ? this.#property(resource, 'TableName') : undefined
    return (
      pseudoParameters[name] ?? this.#setting.get(name) ?? (typeof tableName === 'string' ? tableName : name)
    )
  }

  /** `AgentsTable.Arn` */
  #attribute(path: string): string {
    const [name = '', attribute] = path.split(/\.(.*)/s)
    const isTable = this.#resource(name)?.Type === 'AWS::DynamoDB::Table'
    return isTable && attribute === 'Arn'
      ? `arn:aws:dynamodb:REGION:ACCOUNT:table/${this.#ref(name)}`
      : `<${path}>`
  }

  #substitute(argument: unknown): string {
    const [text, own] = [argument].flat()
    const variables = isRecord(own) ? own : {}
    return String(text).replace(/\$\{(!?)([^}]+)\}/g, (_, literal: string, name: string) => {
      if (literal === '!') return `\${${name}}`
      if (name in variables) return String(this.resolve(variables[name]))
      return name.includes('.') ? this.#attribute(name) : this.#ref(name)
    })
  }

  #find(path: readonly string[]): unknown {
    let found: unknown = this.#template.Mappings
    for (const name of path) found = isRecord(found) ? found[name] : undefined
    return found
  }

  #resource(name: string): Members | undefined {
    const { Resources } = this.#template
    const resource = isRecord(Resources) ? Resources[name] : undefined
    return isRecord(resource) ? resource : undefined
  }

  #property(resource: Members, name: string): unknown {
    return isRecord(resource.Properties) ? this.resolve(resource.Properties[name]) : undefined
  }
}

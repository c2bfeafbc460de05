import { type References, resolveValue } from '../../../template/resolveValue.ts'
import { type JsonMembers, membersOf } from '../../request/json.ts'
import type { Places } from '../read/Places.ts'
import type { Setting } from './settingsOf.ts'

/** Stand in for what only a deployment knows. A request to DynamoDB that the linter tries is for the same place. */
export const region = 'eu-central-1'
export const account = '123456789012'

const pseudoParameters: Readonly<Record<string, string>> = {
  'AWS::Region': region,
  'AWS::AccountId': account,
  'AWS::Partition': 'aws',
  'AWS::StackName': 'STACK',
  'AWS::StackId': 'STACK',
  'AWS::URLSuffix': 'amazonaws.com',
}

export const tableTypes = new Set([
  'AWS::DynamoDB::Table',
  'AWS::DynamoDB::GlobalTable',
  'AWS::Serverless::SimpleTable',
])

/** Whether a resource's condition holds in a setting, or it has none. */
export function isDeployed({ Condition }: JsonMembers, references: References): boolean {
  return typeof Condition !== 'string' || references.condition(Condition)
}

/**
 * What a template's functions stand for in one setting of its parameters: texts in the form of the real ones, such as
 * `arn:aws:dynamodb:eu-central-1:123456789012:table/AgentsTable`, and `<the function Fn::ImportValue>` for what nobody
 * can know from the template.
 */
export function templateReferences(template: JsonMembers, setting: Setting, places: Places): References {
  const resourceOf = (logicalId: string) => membersOf(membersOf(template.Resources)[logicalId])
  const isTable = (logicalId: string) => tableTypes.has(String(resourceOf(logicalId).Type))
  // A condition may name itself, and a table its own name.
  const asked = new Set<string>()
  const once = <Result>(name: string, resolve: () => Result, otherwise: Result): Result => {
    if (asked.has(name)) return otherwise
    asked.add(name)
    try {
      return resolve()
    } finally {
      asked.delete(name)
    }
  }
  const references: References = {
    ref(name) {
      const known = pseudoParameters[name] ?? setting.get(name)
      if (known !== undefined) return known
      if (!isTable(name)) return `<${name}>`
      const { TableName } = membersOf(resourceOf(name).Properties)
      const own = once(`table ${name}`, () => resolveValue(TableName, references), undefined)
      return typeof own === 'string' && !own.includes('<') ? own : name
    },
    attribute(logicalId, name) {
      if (!isTable(logicalId)) return `<${logicalId}.${name}>`
      const arn = `arn:aws:dynamodb:${region}:${account}:table/${references.ref(logicalId)}`
      if (name === 'Arn') return arn
      return name === 'StreamArn' ? `${arn}/stream/LABEL` : `<${logicalId}.${name}>`
    },
    condition: (name) =>
      once(
        `condition ${name}`,
        () => resolveValue(membersOf(template.Conditions)[name], references) === true,
        false,
      ),
    mapping: (...names) => {
      let found: unknown = template.Mappings
      for (const name of names) found = membersOf(found)[name]
      return found
    },
    refuse: (what) => `<${what}>`,
    copied: (made, from) => places.copied(made, from),
  }
  return references
}

import { type References, resolveValue } from '../../template/resolveValue.ts'
import { isRecord } from './isRecord.ts'
import type { Setting } from './templateSettings.ts'

type Members = Readonly<Record<string, unknown>>

const pseudoParameters: Readonly<Record<string, string>> = {
  'AWS::Region': 'REGION',
  'AWS::AccountId': 'ACCOUNT',
  'AWS::Partition': 'aws',
  'AWS::StackName': 'STACK',
  'AWS::URLSuffix': 'amazonaws.com',
}

/**
 * The resources of a template in one setting of its parameters. Each intrinsic function is replaced by a text in the
 * form of its real result: `arn:aws:dynamodb:REGION:ACCOUNT:table/AgentsTable`. What only a deployment can know
 * becomes `<the function Fn::ImportValue>` and the like.
 */
export function resolveTemplate(template: Members, setting: Setting): Readonly<Record<string, Members>> {
  const references = referencesOf(template, setting)
  return Object.fromEntries(
    Object.entries(membersOf(template.Resources))
      .filter((entry): entry is [string, Members] => isRecord(entry[1]))
      .filter(([, { Condition }]) => typeof Condition !== 'string' || references.condition(Condition))
      .map(([name, resource]) => [
        name,
        { ...resource, Properties: resolveValue(resource.Properties, references) },
      ]),
  )
}

function referencesOf(template: Members, setting: Setting): References {
  const resourceOf = (logicalId: string) => membersOf(membersOf(template.Resources)[logicalId])
  const isTable = (logicalId: string) => resourceOf(logicalId).Type === 'AWS::DynamoDB::Table'
  const references: References = {
    ref(name) {
      const known = pseudoParameters[name] ?? setting.get(name)
      if (known !== undefined || !isTable(name)) return known ?? name
      return resolveValue(membersOf(resourceOf(name).Properties).TableName, references) ?? name
    },
    attribute: (logicalId, name) =>
      isTable(logicalId) && name === 'Arn'
        ? `arn:aws:dynamodb:REGION:ACCOUNT:table/${references.ref(logicalId)}`
        : `<${logicalId}.${name}>`,
    condition: (name) => resolveValue(membersOf(template.Conditions)[name], references) === true,
    mapping: (...names) => {
      let found: unknown = template.Mappings
      for (const name of names) found = membersOf(found)[name]
      return found
    },
    refuse: (what) => `<${what}>`,
  }
  return references
}

function membersOf(value: unknown): Members {
  return isRecord(value) ? value : {}
}

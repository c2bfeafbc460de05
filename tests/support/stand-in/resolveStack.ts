import type { Template } from '../../../aws/template/parseTemplate.ts'
import { type References, resolveValue } from '../../../aws/template/resolveValue.ts'
import type { StandInResource } from './StandInCloudFormation.ts'

/** The resources that a template has for a stack, and its outputs, with every function resolved. */
export function resolveStack(
  template: Template,
  parameters: ReadonlyMap<string, string>,
  stackName: string,
  existing: ReadonlyMap<string, StandInResource>,
): { resources: Map<string, Omit<StandInResource, 'physicalId'>>; outputs: Map<string, string> } {
  const pseudo: Readonly<Record<string, string>> = {
    'AWS::Region': 'eu-central-1',
    'AWS::StackName': stackName,
    'AWS::AccountId': '123456789012',
    'AWS::Partition': 'aws',
    'AWS::URLSuffix': 'amazonaws.com',
  }
  const references: References = {
    ref(name) {
      if (name in pseudo) return pseudo[name]
      if (parameters.has(name)) return parameters.get(name)
      if (!(name in template.Resources))
        throw new Error(`The template refers to ${name}, which is not there.`)
      return existing.get(name)?.physicalId ?? `(the ID of ${name})`
    },
    attribute(logicalId, name) {
      if (!(logicalId in template.Resources))
        throw new Error(`The template refers to ${logicalId}, which is not there.`)
      const { type, physicalId } = existing.get(logicalId) ?? {
        type: '',
        physicalId: `(the ID of ${logicalId})`,
      }
      if (type === 'AWS::CloudFront::Distribution' && name === 'DomainName')
        return `${physicalId.toLowerCase()}.cloudfront.net`
      return `${physicalId}.${name}`
    },
    condition: (name) => resolveValue(template.Conditions[name], references) === true,
    mapping: (name, top, second) => template.Mappings[name]?.[top]?.[second],
    refuse(what) {
      throw new Error(`The template uses ${what}.`)
    },
  }
  const isIn = (condition: string | undefined) => condition === undefined || references.condition(condition)
  return {
    resources: new Map(
      Object.entries(template.Resources)
        .filter(([, { Condition }]) => isIn(Condition))
        .map(([logicalId, { Type, Properties }]) => [
          logicalId,
          { type: Type, properties: Object(resolveValue(Properties, references)) },
        ]),
    ),
    outputs: new Map(
      Object.entries(template.Outputs)
        .filter(([, { Condition }]) => isIn(Condition))
        .map(([name, { Value }]) => [name, String(resolveValue(Value, references))]),
    ),
  }
}

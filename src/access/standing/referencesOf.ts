import type { Config } from '../../../aws/contract/config.ts'
import { userPoolProvider } from '../../../aws/contract/userPoolProvider.ts'
import type { Template } from '../../../aws/template/parseTemplate.ts'
import { type References, resolveValue } from '../../../aws/template/resolveValue.ts'

/**
 * Resolves the template's functions for this deployment. `/config.json` holds the stack's outputs, so a resource or parameter
 * that an output refers to has its value from there. Any other parameter has its default.
 */
export function referencesOf(template: Template, config: Config, account: string): References {
  const { region, tableName } = config
  const told = new Map<string, unknown>([
    ['AWS::Region', region],
    ['AWS::AccountId', account],
    ['AWS::Partition', 'aws'],
    ...toldBy(template, config),
  ])
  const references: References = {
    ref(name) {
      const value = told.get(name) ?? template.Parameters[name]?.Default
      return value ?? references.refuse(`Ref ${name}`)
    },
    attribute(logicalId, name) {
      switch (`${template.Resources[logicalId]?.Type ?? logicalId}.${name}`) {
        case 'AWS::DynamoDB::Table.Arn':
          return `arn:aws:dynamodb:${region}:${account}:table/${told.get(logicalId) ?? tableName}`
        // AWS makes up a role's name. Here its logical ID tells which role it is.
        case 'AWS::IAM::Role.Arn':
          return `arn:aws:iam::${account}:role/${logicalId}`
        case 'UserPool.ProviderName':
          return userPoolProvider(config)
        default:
          return references.refuse(`Fn::GetAtt ${logicalId}.${name}`)
      }
    },
    condition: (name) => resolveValue(template.Conditions[name], references) === true,
    mapping: (...[name, top, second]) => template.Mappings[name]?.[top]?.[second],
    refuse(what) {
      throw new Error(`the template says ${what}, which cannot be told from here`)
    },
  }
  return references
}

/** The values of the resources and parameters that an output refers to, from `/config.json`. */
export function toldBy(template: Template, config: Config): Map<string, unknown> {
  const values = new Map<string, unknown>(Object.entries(config))
  return new Map(
    Object.entries(template.Outputs).flatMap(([output, { Value }]): [string, unknown][] => {
      const name = referredTo(Value)
      return name === undefined || !values.has(output) ? [] : [[name, values.get(output)]]
    }),
  )
}

/** `{ Ref: 'IdentityPool' }` → `IdentityPool`. */
function referredTo(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || !('Ref' in value)) return undefined
  return typeof value.Ref === 'string' ? value.Ref : undefined
}

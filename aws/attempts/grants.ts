import { agentAttributes, agentKey } from '../contract/agentRecord.ts'

/** The roles that the identity pool gives, by their names in the template. */
export type RoleName = 'AdministratorRole' | 'LeadRole'

/** The allowed actions of a role on the agents. Any other action is denied. */
export interface Grant {
  role: RoleName
  /** Actions of DynamoDB, without `dynamodb:`. */
  actions: readonly string[]
  /** The table, or the declared indexes as well. */
  on: 'table' | 'table and indexes'
  /** `own`: a request has to name the person's own partition, and no other. */
  rows: 'own' | 'every'
  /**
   * `visible`, `editable`: a request has to name attributes, and no other than these. A read has to name the attributes
   * that it wants, and a write may not ask for the whole item back.
   */
  attributes: 'visible' | 'editable' | 'every'
}

/** The template's parameter `Editing`. */
export type Editing = 'none' | 'own-agents'

/**
 * The one declaration of all grants. Every attempt of `npm run prove` takes its expected answer from this list, and
 * the template's policies are compared with it, question by question.
 */
export function grantsUnder(editing: Editing): readonly Grant[] {
  return editing === 'none' ? reads : [...reads, ...writes]
}

const reads: readonly Grant[] = [
  {
    role: 'AdministratorRole',
    actions: ['Query'],
    on: 'table and indexes',
    rows: 'own',
    attributes: 'visible',
  },
  {
    role: 'LeadRole',
    actions: ['Query', 'Scan'],
    on: 'table and indexes',
    rows: 'every',
    attributes: 'every',
  },
]

const writes: readonly Grant[] = [
  { role: 'AdministratorRole', actions: ['UpdateItem'], on: 'table', rows: 'own', attributes: 'editable' },
  {
    role: 'LeadRole',
    // ConditionCheckItem and PutItem and DeleteItem move an agent to another office, in one transaction.
    actions: ['UpdateItem', 'PutItem', 'DeleteItem', 'ConditionCheckItem'],
    on: 'table',
    rows: 'every',
    attributes: 'every',
  },
]

/** A request to DynamoDB, as far as the grants look at it. */
export interface Question {
  /** Name of a role in the template; a role that no grant names may do nothing. */
  role: string
  /** Without `dynamodb:`. */
  action: string
  /** `index`: one of the declared indexes. `elsewhere`: another index, another table, or anything else. */
  on: 'table' | 'index' | 'elsewhere'
  /** The partition keys that the request names; empty for a request without a key. */
  keys: readonly ('own' | 'foreign')[]
  /** The attributes that the request names; empty for a request that names none. */
  attributes: readonly string[]
  /** `dynamodb:Select`; undefined for an action without it. */
  select: string | undefined
  /** `dynamodb:ReturnValues`; undefined for a request that does not say. */
  returnValues: string | undefined
}

/** The form of a request that a grant would let pass most easily. */
export function easiest(role: RoleName, action: string): Question {
  return {
    role,
    action,
    on: 'table',
    keys: ['own'],
    attributes: ['userId', 'fieldName'],
    select: 'SPECIFIC_ATTRIBUTES',
    returnValues: undefined,
  }
}

/** Whether the list grants a request. */
export function isGranted(grants: readonly Grant[], question: Question): boolean {
  return grants.some((grant) => grantsRequest(grant, question))
}

function grantsRequest({ role, actions, on, rows, attributes }: Grant, question: Question): boolean {
  const { keys, select, returnValues } = question
  if (role !== question.role || !actions.includes(question.action)) return false
  if (question.on === 'elsewhere' || (question.on === 'index' && on === 'table')) return false
  if (rows === 'own' && (keys.length === 0 || keys.includes('foreign'))) return false
  if (attributes === 'every') return true
  const listed = attributes === 'visible' ? visibleAttributes : editableAttributes
  if (question.attributes.length === 0) return false
  if (!question.attributes.every((name) => listed.includes(name))) return false
  return attributes === 'visible'
    ? select === 'SPECIFIC_ATTRIBUTES'
    : returnValues === undefined || harmlessReturnValues.includes(returnValues)
}

/** The indexes that the grants speak of. Their partition key is the table's, so that their leading key is a person too. */
export const indexes: readonly string[] = ['byLastContact', 'byStatus']

/** The attributes of an agent that administrators may see, key included. */
export const visibleAttributes: readonly string[] = [
  ...Object.values(agentKey),
  ...agentAttributes
    .filter(({ definition }) => definition.seenBy === 'administrators')
    .map(({ name }) => name),
]

/** The attributes that administrators may change, and the key, which every request names and none can change. */
const editableAttributes: readonly string[] = [
  ...Object.values(agentKey),
  'status',
  'station',
  'lastContact',
  'notes',
]

/** The allowed answers of an update: nothing, or the attributes that it names itself. */
const harmlessReturnValues = ['NONE', 'UPDATED_OLD', 'UPDATED_NEW']

import type { Database, TableKeys } from '../../request/Database.ts'
import { account, region } from '../find/templateReferences.ts'
import type { PolicyView, StatementView } from '../PolicyView.ts'
import type { Places } from '../read/Places.ts'
import { attackersSession, inSession } from './callers.ts'
import { variablesOf } from './variables.ts'

/** A table that a statement is about, and where the attacker's requests arrive. */
export interface Target {
  tableName: string
  keys: TableKeys
  /** Whether the file describes the table. */
  isKnown: boolean
  database: Database
}

const unknownKeys: TableKeys = { partitionKey: 'pk', sortKey: undefined, indexes: new Map() }

/** The first table that a statement names; a table of any name where it names every one. */
export function targetOf(statement: StatementView, policy: PolicyView): Target {
  return targetsOf(statement, policy)[0]
}

/** Each table that a statement names. The caller's own tables count only where there are no others. */
export function targetsOf(statement: StatementView, policy: PolicyView): readonly [Target, ...Target[]] {
  const known = ofStatements.get(statement)
  if (known !== undefined) return known
  const ofDynamodb = statement.resources.filter((arn) => /:dynamodb:|^\*$|^arn:[^:]*:\*/.test(arn))
  const ofOthers = ofDynamodb.filter((arn) => !isOwn(arn))
  const [first = '*', ...others] = ofOthers.length > 0 ? ofOthers : ofDynamodb
  const made = new Set(others.map((arn) => targetAt(arn, policy)))
  const target = targetAt(first, policy)
  made.delete(target)
  const targets: [Target, ...Target[]] = [target, ...made]
  ofStatements.set(statement, targets)
  return targets
}

/** The table of an ARN. */
export function targetAt(arn: string, policy: PolicyView): Target {
  return sharedTarget(makeTarget(inSession(arn, attackersSession(policy)), policy.tables), policy.places)
}

const ofStatements = new WeakMap<StatementView, readonly [Target, ...Target[]]>()
const ofDocuments = new WeakMap<Places, Map<string, Target>>()

/** With more tables than this, the targets made so far are forgotten and made again. */
const most = 100

/** The target that another policy of the document has for this table already, with the requests that were made for it. */
function sharedTarget(made: Target, places: Places): Target {
  const { tableName, keys, database } = made
  const ofDocument = ofDocuments.get(places) ?? new Map<string, Target>()
  ofDocuments.set(places, ofDocument)
  const name = `${database.region}:${database.account}:${tableName}`
  const known = ofDocument.get(name)
  if (known?.keys === keys) return known
  if (ofDocument.size >= most) ofDocument.clear()
  ofDocument.set(name, made)
  return made
}

function makeTarget(arn: string, tables: PolicyView['tables']): Target {
  const [, , , inRegion = '', inAccount = ''] = arn.split(':')
  const tableName = tableNameOf(arn)
  // Some Region that a pattern such as `us-*` covers.
  const someRegion = inRegion.replaceAll('*', '').replaceAll('?', 'x')
  const region_ = /^[a-z0-9-]+$/.test(someRegion) ? someRegion : region
  const account_ = /^\d{12}$/.test(inAccount) ? inAccount : account
  const known =
    tables?.get(`arn:aws:dynamodb:${region_}:${account_}:table/${tableName}`) ??
    tables?.get(`arn:aws:dynamodb:${region}:${account}:table/${tableName}`)
  const keys = known ?? unknownKeys
  return {
    tableName,
    keys,
    isKnown: known !== undefined,
    database: { region: region_, account: account_, tables: new Map([[tableName, keys]]) },
  }
}

/** The table's name in an ARN of a statement. */
export function tableNameIn(arn: string, policy: PolicyView): string {
  return tableNameOf(inSession(arn, attackersSession(policy)))
}

/** The table's name in an ARN, its wildcards filled. DynamoDB takes names of three characters and more. */
function tableNameOf(arn: string): string {
  const written = /^(?:[^:]*:){5}table\/([^/]*)/.exec(arn)?.[1] ?? '*'
  const named = withoutWildcards(written)
  return named.length < 3 && written.includes('*') ? withoutWildcards(written.replace('*', 'Table')) : named
}

/** Whether every resource is the caller's own, as `table/${aws:PrincipalTag/tenant}` is. */
export function isOwnTable({ resources }: StatementView): boolean {
  return resources.length > 0 && resources.every(isOwn)
}

/** Whether a resource is the caller's own. */
export function isOwn(arn: string): boolean {
  return variablesOf(arn).some(({ kind }) => kind === 'person')
}

function withoutWildcards(name: string): string {
  return name.replaceAll(/\$\{[^}]*\}|\?/g, 'x').replaceAll(/[^a-zA-Z0-9_.-]/g, '')
}

import type { Database, TableKeys } from '../../request/Database.ts'
import { account, region } from '../find/templateReferences.ts'
import type { PolicyView, StatementView } from '../PolicyView.ts'
import type { Places } from '../read/Places.ts'
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
  const known = ofStatements.get(statement)
  if (known !== undefined) return known
  const made = makeTarget(statement, policy.tables)
  const target = sharedTarget(made, policy.places)
  ofStatements.set(statement, target)
  return target
}

const ofStatements = new WeakMap<StatementView, Target>()
const ofDocuments = new WeakMap<Places, Map<string, Target>>()

/** A document with more tables than this forgets those that it named first. */
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

function makeTarget({ resources }: StatementView, tables: PolicyView['tables']): Target {
  const [first] = resources.filter((arn) => /:dynamodb:|^\*$|^arn:[^:]*:\*/.test(arn))
  const [, , , inRegion = '', inAccount = '', ...rest] = (first ?? '').split(':')
  const written = /^table\/([^/]*)/.exec(rest.join(':'))?.[1] ?? ''
  const named = withoutWildcards(written)
  const tableName = named.length < 3 ? `${named}Table` : named
  const region_ = /^[a-z0-9-]+$/.test(inRegion) ? inRegion : region
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

/** Whether the resource itself is the caller's own, as `table/${aws:PrincipalTag/tenant}` is. */
export function isOwnTable({ resources }: StatementView): boolean {
  return resources.some((arn) => variablesOf(arn).some(({ kind }) => kind === 'person'))
}

function withoutWildcards(name: string): string {
  return name.replaceAll(/\$\{[^}]*\}/g, 'x').replaceAll(/[^a-zA-Z0-9_.-]/g, '')
}

import type { Database, TableKeys } from '../../request/Database.ts'
import { account, region } from '../find/templateReferences.ts'
import type { PolicyView, StatementView } from '../PolicyView.ts'
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
export function targetOf(statement: StatementView, { tables }: PolicyView): Target {
  const made = targets.get(statement)
  if (made !== undefined) return made
  const target = makeTarget(statement, tables)
  targets.set(statement, target)
  return target
}

const targets = new WeakMap<StatementView, Target>()

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

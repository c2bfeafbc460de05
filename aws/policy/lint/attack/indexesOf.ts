import type { PolicyView, StatementView } from '../PolicyView.ts'
import { type Target, tableNameIn } from './Target.ts'

/** The indexes of a table that a statement names, for an action that reads one. */
export function indexesOf(
  policy: PolicyView,
  { resources }: StatementView,
  { tableName }: Target,
  action: string,
): string[] {
  if (!/:(Query|Scan|PartiQLSelect)$/.test(action)) return []
  const ofTable = resources.filter((arn) => tableNameIn(arn, policy) === tableName)
  return [...new Set(ofTable.flatMap((arn) => indexIn(arn) ?? []))]
}

/** The index in an ARN. `byStatus` is one of those that a pattern covers, such as `*`. */
export function indexIn(arn: string): string | undefined {
  const [, index = arn.endsWith('*') ? '*' : undefined] = arn.split('/index/')
  const name = index?.replaceAll('*', '').replaceAll('?', 'x')
  return name !== undefined && name.length < 3 ? 'byStatus' : name
}

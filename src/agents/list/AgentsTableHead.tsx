import type { Scope } from '../../aws/table/openAgentsTable.ts'
import { columnsOf } from './columnsOf.ts'
import type { ListView, SortColumn } from './ListView.ts'

export interface Sorting extends Pick<ListView, 'sort' | 'isDescending'> {
  /** Whether the rows are already in this order. */
  isSorted: boolean
  onSort: (to: Pick<ListView, 'sort' | 'isDescending'>) => void
}

interface Props {
  scope: Scope
  sorting: Sorting
}

/** The column heads; each is a button that sorts. All states of the list share them, so that nothing moves. */
export function AgentsTableHead({ scope, sorting }: Props) {
  const head = (column: SortColumn, label: string, className?: string) => (
    <SortHead key={column} {...{ column, label, className, sorting }} />
  )
  return (
    <thead>
      <tr aria-rowindex={1}>
        {head('fieldName', 'Field name')}
        {columnsOf(scope).map(({ name, definition, className }) => head(name, definition.label, className))}
      </tr>
    </thead>
  )
}

interface SortHeadProps {
  column: SortColumn
  label: string
  className: string | undefined
  sorting: Sorting
}

function SortHead({ column, label, className, sorting }: SortHeadProps) {
  const { sort, isDescending, isSorted, onSort } = sorting
  const isChosen = column === sort
  const order = isDescending ? 'descending' : 'ascending'
  return (
    <th scope="col" className={className} aria-sort={isChosen && isSorted ? order : undefined}>
      <button
        type="button"
        className={isChosen ? order : undefined}
        onClick={() => onSort({ sort: column, isDescending: isChosen && !isDescending })}
      >
        {label}
      </button>
    </th>
  )
}

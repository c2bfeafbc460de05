import type { Scope } from '../../aws/table/openAgentsTable.ts'
import type { Sorting } from './AgentsTableHead.tsx'
import { columnsOf } from './columnsOf.ts'
import type { SortColumn } from './ListView.ts'
import './SortChoice.css'

interface Props {
  scope: Scope
  sorting: Sorting
  /** Whether the list below can be sorted. */
  isUsable: boolean
}

/** Sorts the list on a narrow screen, where rows have two lines. It takes the place of the column heads. */
export function SortChoice({ scope, sorting: { sort, isDescending, onSort }, isUsable }: Props) {
  const columns = columnsOf(scope)
  // A link from a wide screen may sort by a column that this list does not have.
  const isListed = sort === 'fieldName' || columns.some(({ name }) => name === sort)
  return (
    <div className="sort-choice" inert={!isUsable} aria-hidden={!isUsable}>
      <label>
        Sort by{' '}
        <select
          value={isListed ? sort : ''}
          onChange={({ target }) => onSort({ sort: target.value as SortColumn, isDescending: false })}
        >
          {!isListed && <option value="">another column</option>}
          <option value="fieldName">Field name</option>
          {columns.map(({ name, definition }) => (
            <option key={name} value={name}>
              {definition.label}
            </option>
          ))}
        </select>
      </label>
      <button
        type="button"
        className={isDescending ? 'descending' : 'ascending'}
        onClick={() => onSort({ sort, isDescending: !isDescending })}
      >
        {isDescending ? 'Descending' : 'Ascending'}
      </button>
    </div>
  )
}

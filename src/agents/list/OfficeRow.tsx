import { memo } from 'react'
import { columnsOf } from './columnsOf.ts'

interface Props {
  /** What the administrator's rows hang on: there is nothing else in the table to call them by. */
  userId: string
  count: number
  /** Whether more of their agents may be to come. */
  isOpen: boolean
  /** Its place among the rows, from 0. */
  index: number
}

const unfolded = 3
const columns = columnsOf('all-offices').slice(unfolded - 1)

/** Stands above the agents of one administrator. */
export const OfficeRow = memo(function OfficeRow({ userId, count, isOpen, index }: Props) {
  return (
    <tr aria-rowindex={index + 2} className="office">
      <td colSpan={unfolded}>
        <div>
          <span className="visually-hidden">Administrator </span>
          <span className="mono">{userId}</span>
          <span className="quiet">
            {count.toLocaleString('en')}
            {isOpen && '+'} {count === 1 && !isOpen ? 'agent' : 'agents'}
          </span>
        </div>
      </td>
      {/* Columns that are hidden where there is no room for them: a wider span would bring them back. */}
      {columns.map(({ name, className }) => (
        <td key={name} className={className} />
      ))}
    </tr>
  )
})

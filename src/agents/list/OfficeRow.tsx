import { memo } from 'react'
import { CopyButton } from '../../ui/CopyButton.tsx'
import { officeName } from '../officeName.ts'
import type { Offices } from '../useOffices.ts'
import { columnsOf } from './columnsOf.ts'

interface Props {
  offices: Offices
  /** The administrator's partition key: the heading's tooltip, and the text that the button copies. */
  userId: string
  count: number
  /** Whether the office may have more agents than those that have been read. */
  isOpen: boolean
  /** Its place among the rows, from 0. */
  index: number
}

const unfolded = 3
const columns = columnsOf('all-offices').slice(unfolded - 1)

/** The heading above the agents of one office. */
export const OfficeRow = memo(function OfficeRow({ offices, userId, count, isOpen, index }: Props) {
  return (
    <tr aria-rowindex={index + 2} className="office">
      <td colSpan={unfolded} title={userId}>
        <div>
          <strong dir="auto">{officeName(offices, userId)}</strong>
          <span className="quiet">
            {count.toLocaleString()}
            {isOpen && '+'} {count === 1 && !isOpen ? 'agent' : 'agents'}
          </span>
          <CopyButton text={userId} what="office ID" isQuiet />
        </div>
      </td>
      {/* Narrow screens hide these columns. A wider span would show them again. */}
      {columns.map(({ name, className }) => (
        <td key={name} className={className} />
      ))}
    </tr>
  )
})

import { memo } from 'react'
import { CopyButton } from '../../ui/CopyButton.tsx'
import { officeName } from '../officeName.ts'
import type { Offices } from '../useOffices.ts'
import { columnsOf } from './columnsOf.ts'

interface Props {
  offices: Offices
  /** The administrator's partition: the heading's tooltip, and what is copied. */
  userId: string
  count: number
  /** Whether more of their agents may be to come. */
  isOpen: boolean
  /** Its place among the rows, from 0. */
  index: number
}

const unfolded = 3
const columns = columnsOf('all-offices').slice(unfolded - 1)

/** Stands above the agents of one office. */
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
      {/* Columns that are hidden where there is no room for them: a wider span would bring them back. */}
      {columns.map(({ name, className }) => (
        <td key={name} className={className} />
      ))}
    </tr>
  )
})

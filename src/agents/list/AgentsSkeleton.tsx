import type { Scope } from '../../aws/table/openAgentsTable.ts'
import { useAfter } from '../../ui/useAfter.ts'
import { columnsOf } from './columnsOf.ts'

/** Milliseconds after which a waiting user wonders whether the app still works. */
const lateAfter = 4_000

const rows = [...Array(12).keys()]

/** Grey rows while the first page is loading. */
export function AgentsSkeleton({ scope }: { scope: Scope }) {
  return (
    <tbody className="skeleton">
      {rows.map((row) => (
        <tr key={row}>
          <th scope="row">
            <i />
          </th>
          {columnsOf(scope).map(({ name, className }) => (
            <td key={name} className={className}>
              <i />
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  )
}

/** Says that the list is loading, and after a while that it is still loading. */
export function Waiting() {
  const isLate = useAfter(lateAfter)
  return (
    <p className={isLate ? 'late' : 'visually-hidden'} role="status">
      {isLate ? 'Still waiting for the service…' : 'Loading agents'}
    </p>
  )
}

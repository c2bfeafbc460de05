import { useAfter } from '../ui/useAfter.ts'
import { AgentsTableHead } from './AgentsTableHead.tsx'
import './AgentsTable.css'
import { columnsOf } from './columnsOf.ts'

/** Milliseconds after which somebody begins to wonder whether anything happens. */
const lateAfter = 4_000

const rows = Array.from({ length: 12 }, (_, index) => index)

/** The table's shape while the first page is on its way. */
export function AgentsSkeleton() {
  const isLate = useAfter(lateAfter)
  return (
    <div className="agents-scroller skeleton">
      <p className={isLate ? 'late' : 'visually-hidden'} role="status">
        {isLate ? 'Still waiting for the service…' : 'Loading agents'}
      </p>
      <table className="agents-table" aria-hidden="true">
        <AgentsTableHead scope="own-agents" />
        <tbody>
          {rows.map((row) => (
            <tr key={row}>
              <td>
                <i />
              </td>
              {columnsOf('own-agents').map(({ name, className }) => (
                <td key={name} className={className}>
                  <i />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

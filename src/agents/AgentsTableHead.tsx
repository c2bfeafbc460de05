import type { Scope } from '../aws/table/openAgentsTable.ts'
import { columnsOf } from './columnsOf.ts'

/** The column heads, shared with the skeleton so that nothing moves when rows arrive. */
export function AgentsTableHead({ scope }: { scope: Scope }) {
  return (
    <thead>
      <tr aria-rowindex={1}>
        <th scope="col">Field name</th>
        {columnsOf(scope).map(({ name, definition, className }) => (
          <th key={name} scope="col" className={className}>
            {definition.label}
          </th>
        ))}
      </tr>
    </thead>
  )
}

import type { Scope } from '../aws/createAgentsTable.ts'

/** The column heads, shared with the skeleton so that nothing moves when rows arrive. */
export function AgentsTableHead({ scope }: { scope: Scope }) {
  return (
    <thead>
      <tr aria-rowindex={1}>
        <th scope="col">Field name</th>
        {scope === 'all-offices' && (
          <th scope="col" className="wide">
            Real name
          </th>
        )}
        <th scope="col" className="status">
          Status
        </th>
        <th scope="col" className="wide">
          Station
        </th>
        {scope === 'own-agents' && (
          <th scope="col" className="wide">
            Specialty
          </th>
        )}
        <th scope="col" className="wide clearance">
          Clearance
        </th>
        <th scope="col" className="last-contact">
          Last contact
        </th>
      </tr>
    </thead>
  )
}

interface Props {
  agents: readonly Record<string, unknown>[]
}

/** The series' list, which draws all rows. */
export function AgentsTable({ agents }: Props) {
  return (
    <table aria-label="Agents">
      <tbody>
        {agents.map((agent) => (
          <tr key={String(agent.fieldName)}>
            <th scope="row">{String(agent.fieldName)}</th>
            <td>{String(agent.status)}</td>
            <td>{String(agent.station)}</td>
            <td>{String(agent.specialty)}</td>
            <td>{String(agent.lastContact)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

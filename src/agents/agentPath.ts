/** Where the list is. */
export const agentsPath = '/agents'

/** The address of one agent's file. */
export function agentPath(fieldName: string): string {
  return `${agentsPath}/${encodeURIComponent(fieldName)}`
}

/** The field name that a path names; null for the list itself and for what is not an agent's address. */
export function fieldNameIn(path: string): string | null {
  const name = path.startsWith(`${agentsPath}/`) ? path.slice(agentsPath.length + 1) : ''
  if (name === '' || name.includes('/')) return null
  try {
    return decodeURIComponent(name)
  } catch {
    return null
  }
}

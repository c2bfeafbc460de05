/** The list of agents. */
export const agentsPath = '/agents'

/** The user's own account. */
export const accountPath = '/account'

/** The first of the pages that explain access. */
export const accessPath = '/access'

/** Whether a path leads to one of the pages that explain access. */
export function isAccessPath(path: string): boolean {
  return path === accessPath || path.startsWith(`${accessPath}/`)
}

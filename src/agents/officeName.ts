import type { Offices } from './useOffices.ts'

/** How an office is called: its name, or as much of its ID as tells it from others. */
export function officeName(offices: Offices, userId: string): string {
  const { officeName: name = '', username = '' } = offices.get(userId) ?? {}
  return name || username || `Office ${userId.slice(-6)}`
}

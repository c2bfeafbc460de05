export type JsonMembers = Readonly<Record<string, unknown>>

/** The members of a JSON object; none of anything else. */
export function membersOf(value: unknown): JsonMembers {
  return isMembers(value) ? value : {}
}

/** The elements of a JSON list; none of anything else. */
export function elementsOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

/** A text that is not empty. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** A member by its name. An attribute may be called "constructor", which every object inherits. */
export function member(members: JsonMembers, name: string): unknown {
  return Object.hasOwn(members, name) ? members[name] : undefined
}

function isMembers(value: unknown): value is JsonMembers {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

import type { Change, Journal } from './Journal.ts'

/** A journal in memory. It copies values, as a file does, and returns a collection any number of times. */
export function memoryJournal(): Journal {
  const collections = new Map<string, Map<string, string>>()
  const keep = ({ collection, key, value }: Change) => {
    const kept = collections.get(collection) ?? new Map<string, string>()
    if (value === undefined) kept.delete(key)
    else kept.set(key, JSON.stringify(value))
    collections.set(collection, kept)
  }
  return {
    take: (collection) =>
      new Map([...(collections.get(collection) ?? [])].map(([key, text]) => [key, JSON.parse(text)])),
    append: (changes) => changes.forEach(keep),
  }
}

import type { Store } from './Store.ts'

/** A store for tests: it forgets with the process, and copies as a file would. */
export function memoryStore(): Store {
  const documents = new Map<string, string>()
  return {
    read(name) {
      const text = documents.get(name)
      return text === undefined ? undefined : JSON.parse(text)
    },
    write(name, document) {
      documents.set(name, JSON.stringify(document))
    },
  }
}

/** What is used of dynalite's inside; the package ships no types. Its version is pinned, and tests hold it to this. */
declare module 'dynalite/db/index.js' {
  export interface Store {
    options: object
    tableDb: { awsAccountId: string; awsRegion: string }
    db: { open(): Promise<void>; close(): Promise<void> }
    getTable(name: string, callback: (error: unknown, table?: unknown) => void): void
  }
  const db: { create(options: { path?: string; createTableMs: number }): Store }
  export default db
}

declare module 'dynalite/validations/index.js' {
  const validations: {
    checkTypes(data: object, types: object): Record<string, unknown>
    checkValidations(data: object, types: object, custom: unknown, store: unknown): void
  }
  export default validations
}

declare module 'dynalite/validations/*.js' {
  const validation: { types: object; custom?: unknown }
  export default validation
}

declare module 'dynalite/actions/*.js' {
  import type { Store } from 'dynalite/db/index.js'

  const action: (store: Store, data: object, callback: (error: unknown, output?: object) => void) => void
  export default action
}

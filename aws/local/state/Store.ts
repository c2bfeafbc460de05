/**
 * JSON documents that outlive the process. A write is on disk, whole, when it returns; a document is never
 * seen half written.
 */
export interface Store {
  /** The document as it was last written, or undefined when there is none. */
  read(name: string): unknown
  write(name: string, document: unknown): void
}

/** One unchecked record of a file, with its place: `line 14`, `number 3`. Texts are trimmed. */
export interface FileRecord {
  where: string
  values: unknown
}

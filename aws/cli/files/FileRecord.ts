/** One record of a file, unchecked, and where it stands: `line 14`, `number 3`. Texts come without spaces around them. */
export interface FileRecord {
  where: string
  values: unknown
}

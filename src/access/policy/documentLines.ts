/** One line of a document as JSON. */
export interface DocumentLine {
  depth: number
  text: string
  /** Where in the document it begins: `['Statement', 0, 'Action']`; undefined for a bracket that closes. */
  path: readonly (string | number)[] | undefined
  /** The string on this line, if it has one. */
  value: string | undefined
}

/** A document as JSON, line by line, each line with the place in the document that it belongs to. */
export function documentLines(document: unknown): DocumentLine[] {
  return linesOf(document, [], '', '')
}

function linesOf(
  value: unknown,
  path: readonly (string | number)[],
  before: string,
  after: string,
): DocumentLine[] {
  const line = (text: string, more: Partial<DocumentLine> = {}): DocumentLine => ({
    depth: path.length,
    text,
    path: undefined,
    value: undefined,
    ...more,
  })
  if (typeof value !== 'object' || value === null || Object.keys(value).length === 0) {
    const text = typeof value === 'string' ? { value } : {}
    return [line(`${before}${JSON.stringify(value)}${after}`, { path, ...text })]
  }
  const isList = Array.isArray(value)
  const members = Object.entries(value)
  return [
    line(`${before}${isList ? '[' : '{'}`, { path }),
    ...members.flatMap(([name, member], index) =>
      linesOf(
        member,
        [...path, isList ? index : name],
        isList ? '' : `${JSON.stringify(name)}: `,
        index === members.length - 1 ? '' : ',',
      ),
    ),
    line(`${isList ? ']' : '}'}${after}`),
  ]
}

/**
 * A value that the query protocol sends: text, number, boolean, date (ISO 8601), list (of `member` elements) or
 * structure. Undefined members are left out.
 */
export type XmlValue =
  | string
  | number
  | boolean
  | Date
  | undefined
  | readonly XmlValue[]
  | { readonly [name: string]: XmlValue }

/** One element with its content. Names are constants and never come from a request, so they are not escaped. */
export function toXml(name: string, value: XmlValue): string {
  return value === undefined ? '' : `<${name}>${contentOf(value)}</${name}>`
}

function contentOf(value: Exclude<XmlValue, undefined>): string {
  if (value instanceof Date) return value.toISOString()
  if (isList(value)) return value.map((one) => toXml('member', one)).join('')
  if (typeof value === 'object') {
    return Object.entries(value)
      .map(([name, one]) => toXml(name, one))
      .join('')
  }
  return escapeText(String(value))
}

/** The type of `Array.isArray` does not recognize readonly lists. */
function isList(value: Exclude<XmlValue, undefined>): value is readonly XmlValue[] {
  return Array.isArray(value)
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** XML 1.0 has no control characters, not even escaped ones. They become question marks. */
function escapeText(text: string): string {
  return text
    .replace(/[&<>"]/g, (character) => entities[character] ?? '')
    .replace(/[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '?')
}

/**
 * Records as CSV, in the form of RFC 4180 that spreadsheets read. A text that a spreadsheet would read as a formula
 * gets an apostrophe in front, because other people write the agents' notes. `readCsv` removes it.
 *
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
export function toCsv(
  columns: readonly string[],
  records: readonly Readonly<Record<string, unknown>>[],
): string {
  const rows = [columns, ...records.map((record) => columns.map((name) => cellOf(record[name])))]
  return rows.map((cells) => `${cells.map(quote).join(',')}\r\n`).join('')
}

function cellOf(value: unknown): string {
  if (value === undefined || value === null) return ''
  return typeof value === 'string' ? value.replace(/^(?=[=+\-@])/, "'") : String(value)
}

function quote(cell: string): string {
  return /[",\r\n;\t]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}

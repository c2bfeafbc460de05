import { parse } from 'csv-parse/sync'
import { FaultyFileError } from './FaultyFileError.ts'
import type { FileRecord } from './FileRecord.ts'

/**
 * The records of a CSV file. The delimiter is the first one outside quotes in the first line, or the one that a line
 * `sep=;` before it names. Lines with delimiters only, and columns without a name and values, are skipped:
 * spreadsheets write them for emptied cells.
 *
 * @throws FaultyFileError; Error in a sentence without its subject
 */
export function readCsv(text: string, delimiter?: string): FileRecord[] {
  const [told = '', separator] = /^"?sep=([^\r\n])"?\r?\n/i.exec(text) ?? []
  const rest = text.slice(told.length)
  const firstLine = told === '' ? 0 : 1
  const [head, ...rows] = parseRows(rest, delimiter ?? separator ?? delimiterIn(rest))
  if (head === undefined) return []
  const columns = head.cells.map((name) => name.trim())
  const faults = columns
    .filter(
      (name, index) => name !== '' && columns.indexOf(name) === index && columns.lastIndexOf(name) !== index,
    )
    .map((name) => `there are two columns ${name}`)
  const records = rows.flatMap(({ cells, line }): FileRecord[] => {
    const where = `line ${line + firstLine}`
    const values = cells.map(toValue)
    if (values.every((value) => value === '')) return []
    for (const [index, value] of values.entries()) {
      if (value !== '' && (columns[index] ?? '') === '') {
        faults.push(`${where} has “${value}” in a column without a name (the ${ordinal(index + 1)})`)
      }
    }
    if (values.length < columns.length) {
      faults.push(`${where} has fewer values than there are columns: ${values.length} of ${columns.length}`)
    }
    const named = columns.flatMap((name, index): [string, string][] => {
      const value = values[index] ?? ''
      return name === '' || value === '' ? [] : [[name, value]]
    })
    return [{ where, values: Object.fromEntries(named) }]
  })
  if (faults.length > 0) throw new FaultyFileError(faults)
  return records
}

function parseRows(text: string, delimiter: string): { cells: string[]; line: number }[] {
  try {
    const lines: number[] = []
    const rows: string[][] = parse(text, {
      delimiter,
      skip_empty_lines: true,
      trim: true,
      relax_column_count: true,
      on_record: (record: string[], { lines: line }) => {
        lines.push(line)
        return record
      },
    })
    return rows.map((cells, index) => ({ cells, line: lines[index] ?? 0 }))
  } catch (error) {
    throw new Error(`is not CSV: ${error instanceof Error ? error.message : error}`)
  }
}

/** Spreadsheets write semicolons in countries with a decimal comma. */
function delimiterIn(text: string): string {
  const quoted = /"(?:[^"]|"")*"/g
  const head = text.replace(quoted, '').split(/[\r\n]/)[0] ?? ''
  const counts = [',', ';', '\t'].map((one) => [one, head.split(one).length] as const)
  return counts.reduce((most, one) => (one[1] > most[1] ? one : most))[0]
}

/** Removes the apostrophe that `toCsv` puts before a text so that a spreadsheet does not read it as a formula. */
function toValue(cell: string): string {
  return cell.trim().replace(/^'(?=[=+\-@])/, '')
}

const ordinals = 'first second third fourth fifth sixth seventh eighth ninth tenth'.split(' ')

function ordinal(place: number): string {
  return ordinals[place - 1] ?? `${place}th`
}

import { extname } from 'node:path'
import { parse } from 'csv-parse/sync'

/** One agent of a file, unchecked, and where it stands: `line 14`, `number 3`. */
export interface FileRecord {
  where: string
  values: unknown
}

/**
 * The agents of a CSV file (a line of column names, then a line each) or of a JSON file (a list).
 *
 * @throws Error in one sentence, for what is not such a file
 */
export function readRecords(file: string, content: Uint8Array): FileRecord[] {
  const text = decode(content)
  switch (extname(file).toLowerCase()) {
    case '.json':
      return readJson(text)
    case '.csv':
      return readCsv(text)
    default:
      throw new Error('is neither .csv nor .json')
  }
}

function decode(content: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content)
  } catch {
    throw new Error('is not UTF-8. Save it as "CSV UTF-8"')
  }
}

function readJson(text: string): FileRecord[] {
  let list: unknown
  try {
    list = JSON.parse(text)
  } catch (error) {
    throw new Error(`is not JSON: ${error instanceof Error ? error.message : error}`)
  }
  if (!Array.isArray(list)) throw new Error('is not a list of agents: [{"fieldName": "…"}, …]')
  return list.map((values, index) => ({ where: `number ${index + 1}`, values }))
}

function readCsv(text: string): FileRecord[] {
  // Spreadsheets write semicolons where the comma is the decimal point.
  const head = text.slice(0, text.search(/[\r\n]|$/))
  const delimiter = [',', ';', '\t'].find((one) => head.includes(one)) ?? ','
  try {
    const records: { record: Record<string, string>; info: { lines: number } }[] = parse(text, {
      columns: true,
      delimiter,
      info: true,
      skip_empty_lines: true,
      trim: true,
    })
    return records.map(({ record, info }) => ({
      where: `line ${info.lines}`,
      values: Object.fromEntries(Object.entries(record).filter(([, value]) => value !== '')),
    }))
  } catch (error) {
    throw new Error(`is not CSV: ${error instanceof Error ? error.message : error}`)
  }
}

import { extname } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { decodeText } from './decodeText.ts'
import type { FileRecord } from './FileRecord.ts'
import { readCsv } from './readCsv.ts'
import { readJson } from './readJson.ts'

/**
 * The records of a file: CSV or TSV (column names in the first line), JSON (a list), JSON lines, or the items of a
 * scan or an export of DynamoDB.
 *
 * @throws FaultyFileError; Error in a sentence without its subject, the file's name
 */
export function readRecords(file: string, content: Uint8Array): FileRecord[] {
  const isCompressed = content[0] === 0x1f && content[1] === 0x8b
  const name = isCompressed ? file.replace(/\.gz$/i, '') : file
  if (isWorkbook(name, content)) {
    throw new Error('is a workbook, which cannot be read. Save the sheet as "CSV UTF-8", and give that')
  }
  if (extname(name).toLowerCase() === '.ion') {
    throw new Error('is in Ion format. Export the table with the format DYNAMODB_JSON, and give that')
  }
  const text = decodeText(isCompressed ? unpack(content) : content)
  switch (extname(name).toLowerCase()) {
    case '.json':
      return readJson(text, 'document')
    case '.jsonl':
    case '.ndjson':
      return readJson(text, 'lines')
    case '.csv':
      return readCsv(text)
    case '.tsv':
    case '.tab':
      return readCsv(text, '\t')
    default:
      throw new Error('is none of .csv, .tsv, .json and .jsonl')
  }
}

/** Excel's older workbooks, and newer ones, which are ZIP files like those of other programs. */
function isWorkbook(file: string, content: Uint8Array): boolean {
  const begins = (...bytes: number[]) => bytes.every((byte, index) => content[index] === byte)
  return (
    /^\.(xlsx?|xlsm|xlsb|ods|numbers)$/i.test(extname(file)) ||
    begins(0x50, 0x4b, 0x03, 0x04) ||
    begins(0xd0, 0xcf, 0x11, 0xe0)
  )
}

/** In bytes. A small file that unpacks to more is meant to fill the memory. */
const mostUnpacked = 200 * 2 ** 20

function unpack(content: Uint8Array): Uint8Array {
  try {
    return gunzipSync(content, { maxOutputLength: mostUnpacked })
  } catch {
    throw new Error('cannot be unpacked, or is larger than 200 MB')
  }
}

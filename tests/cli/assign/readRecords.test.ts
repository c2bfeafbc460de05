import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { parseAgents } from '../../../aws/cli/assign/parseAgents.ts'
import { readRecords } from '../../../aws/cli/files/readRecords.ts'
import { toCsv } from '../../../aws/cli/files/toCsv.ts'

const read = (file: string, content: string | Uint8Array) =>
  readRecords(file, typeof content === 'string' ? Buffer.from(content) : content)
const values = (file: string, content: string | Uint8Array) => read(file, content).map((one) => one.values)

const kite = { fieldName: 'Paper Kite', station: 'Graz' }
const csv = 'fieldName,station\nPaper Kite,Graz\n'

/** A refusal of either kind, as text. */
function refusalOf(file: string, content: string | Uint8Array): string {
  try {
    parseAgents(read(file, content))
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
  throw new Error('nothing was refused')
}

describe('records are read', () => {
  test.each<[string, string, string | Uint8Array]>([
    ['CSV', 'a.csv', csv],
    ['CSV with a byte order mark', 'a.csv', `\ufeff${csv}`],
    ['UTF-16 with a mark, little end first', 'a.csv', Buffer.from(`\ufeff${csv}`, 'utf16le')],
    ['UTF-16 with a mark, big end first', 'a.csv', Buffer.from(`\ufeff${csv}`, 'utf16le').swap16()],
    ['UTF-16 without a mark, big end first', 'a.csv', Buffer.from(csv, 'utf16le').swap16()],
    [
      'semicolons, with a comma inside a quoted header',
      'a.csv',
      '"fieldName";"station";"a, b"\nPaper Kite;Graz;\n',
    ],
    ['tabs in a .csv', 'a.csv', csv.replaceAll(',', '\t')],
    ['a quoted sep line', 'a.csv', `"sep=;"\r\n${csv.replaceAll(',', ';')}`],
    ['JSON lines', 'a.jsonl', `${JSON.stringify(kite)}\n\n`],
    [
      'JSON lines in a .json',
      'a.json',
      `${JSON.stringify(kite)}\n${JSON.stringify(kite)}\n`.split('\n')[0] +
        '\n' +
        '\n'.repeat(1) +
        JSON.stringify(kite),
    ],
    [
      'the answer of a scan',
      'a.json',
      JSON.stringify({ Items: [{ fieldName: { S: 'Paper Kite' }, station: { S: 'Graz' } }], Count: 1 }),
    ],
    [
      'an export of one item',
      'a.json',
      JSON.stringify({ Item: { fieldName: { S: 'Paper Kite' }, station: { S: 'Graz' } } }),
    ],
    [
      'a packed export',
      'a.json.gz',
      gzipSync(JSON.stringify({ Item: { fieldName: { S: 'Paper Kite' }, station: { S: 'Graz' } } })),
    ],
  ])('of %s', (_, file, content) => {
    expect(values(file, content)[0]).toEqual(kite)
  })

  test('back as they were written, texts among them that a spreadsheet would calculate', () => {
    const records = [
      { fieldName: '=1+1', notes: '-2 "quoted", and\ntwo lines' },
      { fieldName: "'quoted", notes: '@home' },
      { fieldName: '+49', notes: undefined },
    ]
    const text = toCsv(['fieldName', 'notes'], records)
    expect(text).toContain("'=1+1")
    expect(values('a.csv', text)).toEqual([records[0], records[1], { fieldName: '+49' }])
  })
})

describe('a file is refused', () => {
  test.each<[string, string, string | Uint8Array, string]>([
    ['that is a workbook by name', 'a.xlsx', '', 'is a workbook'],
    ['that is a workbook by content', 'a.csv', Buffer.from([0x50, 0x4b, 3, 4, 0]), 'is a workbook'],
    ['in Ion format', 'a.ion.gz', gzipSync('$ion_1_0'), 'DYNAMODB_JSON'],
    ['that is packed and damaged', 'a.json.gz', Buffer.from([0x1f, 0x8b, 0]), 'cannot be unpacked'],
    ['with a key twice', 'a.json', '[{"fieldName":"A","fieldName":"B"}]', 'fieldName is there twice'],
    [
      'with a key twice, once by its escape',
      'a.json',
      '[{"fieldName":"A"},{"station":"x","st\\u0061tion":"y","fieldName":"B"}]',
      'station is there twice',
    ],
    [
      'with a key twice on a line',
      'a.jsonl',
      '{"fieldName":"A"}\n{"fieldName":"B","fieldName":"C"}',
      'line 2: fieldName is there twice',
    ],
    ['with half of a character', 'a.json', '[{"fieldName":"A\\ud800"}]', 'has half of a character in it'],
    [
      'with a name of nothing visible',
      'a.json',
      '[{"fieldName":"\\u200b\\u00ad\\u3164\\u2800"}]',
      'fieldName is missing, or blank',
    ],
    ['with a line break in a name', 'a.csv', 'fieldName\n"A\nB"\n', 'a line break'],
    [
      'with names that differ in spaces',
      'a.csv',
      'fieldName\nGrey Plover\nGrey\u00a0 Plover\n',
      'line 3: Grey\u00a0 Plover differs only in spaces or in its Unicode form from the name in line 2',
    ],
    [
      'with names that differ in Unicode form',
      'a.json',
      '[{"fieldName":"Caf\\u00e9"},{"fieldName":"Cafe\\u0301"}]',
      'number 2: Cafe\u0301 differs only in',
    ],
    [
      'with names that differ in what is not drawn',
      'a.json',
      '[{"fieldName":"Owl"},{"fieldName":"O\\u200bwl"}]',
      'differs only in',
    ],
    [
      'with a 29th of February in a year without one',
      'a.csv',
      'fieldName,lastContact\nA,2025-02-29T10:00:00Z\n',
      'line 2: lastContact is not a time',
    ],
    [
      'with an hour 24',
      'a.csv',
      'fieldName,lastContact\nA,2025-02-27T24:00:00Z\n',
      'line 2: lastContact is not a time',
    ],
    [
      'with a value beyond the header',
      'a.csv',
      'fieldName,station\nA,Bern,tall\n',
      'line 2 has “tall” in a column without a name (the third)',
    ],
    [
      'with a value of a kind that no agent has',
      'a.json',
      '[{"fieldName":{"S":"A"},"notes":{"SS":["x"]}}]',
      'notes has to be text',
    ],
    ['with NUL characters', 'a.csv', 'fieldName\nA\0B\n', 'is not UTF-8'],
  ])('%s', (_, file, content, sentence) => {
    expect(refusalOf(file, content)).toContain(sentence)
  })

  test('after a sep line with the line that an editor shows', () => {
    expect(refusalOf('a.csv', 'sep=;\nfieldName;clearance\nA;3\nB;9\n')).toContain('line 4: clearance')
  })

  test('with a key of a list twice, however the strings look', () => {
    const tricky = '[{"fieldName":"a\\": {\\"fieldName\\":","station":"}{"},{"fieldName":"b"}]'
    expect(values('a.json', tricky)).toHaveLength(2)
  })
})

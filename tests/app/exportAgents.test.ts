import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { parseAgent } from '../../src/agents/agent.ts'
import { csvOf } from '../../src/agents/exportAgents.ts'

const visible = ['userId', 'fieldName', 'status', 'station', 'lastContact', 'missions', 'notes']

function exported(items: object[], attributes: string[] | null = visible): Record<string, string>[] {
  return parse([...csvOf(items.map(parseAgent), attributes)].join(''), { columns: true, bom: true })
}

test('has the field name and the visible attributes, and no other', () => {
  const [row] = exported([{ fieldName: 'Glacier Owl', realName: 'Saara Niemi', clearance: 5, userId: 'x' }])
  expect(Object.keys(row ?? {})).toEqual([
    'fieldName',
    'status',
    'station',
    'lastContact',
    'missions',
    'notes',
  ])
  expect(JSON.stringify(row)).not.toContain('Saara')
})

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])(
  'a spreadsheet does not take %j for a formula',
  (notes) => {
    const [row] = exported([{ fieldName: notes, station: notes }])
    // The parser cuts the spaces around an attribute, not those around the name.
    expect(row?.fieldName).toBe(`'${notes}`)
    expect(row?.station).toMatch(/^'|^[^=+\-@\t\r]/)
  },
)

test('quotes, commas and line breaks come back as they were', () => {
  const notes = 'two\nlines, "quoted"'
  const [row] = exported([{ fieldName: 'A', notes, lastContact: '2026-11-22T09:11:00Z', missions: 12 }])
  expect(row).toMatchObject({ notes, lastContact: '2026-11-22T09:11:00.000Z', missions: '12' })
})

test('10,000 agents come in pieces', () => {
  const agents = Array.from({ length: 10_000 }, (_, index) => parseAgent({ fieldName: `Agent ${index}` }))
  expect([...csvOf(agents, visible)]).toHaveLength(21)
})

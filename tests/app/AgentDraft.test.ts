import { describe, expect, test } from 'vitest'
import { parseAgent } from '../../src/agents/agent.ts'
import { changesBetween, draftOf, problemWith } from '../../src/agents/editing/AgentDraft.ts'

const agent = parseAgent({
  userId: 'eu-central-1:6f8d10b7',
  fieldName: 'Glacier Owl',
  status: 'undercover',
  station: 'Oslo',
  clearance: 5,
  missions: 12,
  lastContact: '2026-11-22T09:11:00Z',
})

describe('the changes between two drafts', () => {
  test('are none when nothing is typed, though the item leaves attributes out', () => {
    expect(changesBetween(draftOf(agent), draftOf(agent))).toEqual({})
  })

  test('are the changed attributes only, without the spaces around them', () => {
    const draft = { ...draftOf(agent), station: ' Luleå ', notes: 'Back on Monday' }
    expect(changesBetween(draftOf(agent), draft)).toEqual({ station: 'Luleå', notes: 'Back on Monday' })
  })

  test('take an attribute away when its text is deleted', () => {
    expect(changesBetween(draftOf(agent), { ...draftOf(agent), station: ' ' })).toEqual({ station: null })
  })

  test('are numbers where the attribute is a number, and UTC where it is a time', () => {
    const draft = { ...draftOf(agent), clearance: '3', missions: '13', lastContact: '2026-11-23T10:30' }
    const local = new Date(2026, 10, 23, 10, 30)
    expect(changesBetween(draftOf(agent), draft)).toEqual({
      clearance: 3,
      missions: 13,
      lastContact: local.toISOString().replace('.000Z', 'Z'),
    })
  })
})

describe('the text of an attribute', () => {
  test.each([
    ['emoji', 'station', 'Oslo 🦉'],
    ['text from right to left', 'notes', 'حديث مع العميل'],
    ['line breaks and tabs', 'notes', 'one\r\n\ttwo'],
    ['as many characters as there may be', 'notes', 'x'.repeat(20_000)],
    ['nothing', 'station', ''],
    ['a whole number', 'missions', '0'],
  ] as const)('may be %s', (_, name, text) => {
    expect(problemWith(name, text)).toBeUndefined()
  })

  test.each([
    [
      'a control character',
      'notes',
      'bell\u0007',
      'There is an invisible control character (U+0007) in Notes. Delete it, or type the text again.',
    ],
    [
      'half of an emoji',
      'station',
      'Oslo \ud83e',
      'There is half of a character in Station. Delete it, or type the text again.',
    ],
    ['notes of 400 KB', 'notes', 'x'.repeat(400_000), 'Notes can have 20,000 characters. You typed 400,000.'],
    ['a number with a fraction', 'missions', '1.5', 'Missions is a whole number up to 999,999.'],
    ['a number that is none', 'missions', 'many', 'Missions is a whole number up to 999,999.'],
    ['a time that does not exist', 'lastContact', '2026-13-45T10:00', 'Last contact is a date and a time.'],
  ] as const)('may not be %s', (_, name, text, problem) => {
    expect(problemWith(name, text)).toBe(problem)
  })
})

import { describe, expect, test } from 'vitest'
import { type Agent, parseAgent } from '../../src/agents/agent.ts'

const nothing: Agent = {
  userId: '',
  fieldName: '(unreadable name)',
  realName: null,
  status: null,
  station: null,
  specialty: null,
  clearance: null,
  lastContact: null,
  missions: null,
  notes: null,
}

describe('parseAgent', () => {
  test('reads an item as it is seeded', () => {
    expect(
      parseAgent({
        userId: 'eu-central-1:6f8d10b7-98fb-41ca-977d-f55318b0508f',
        fieldName: 'Glacier Owl',
        realName: 'Saara Niemi',
        status: 'active',
        station: 'Rovaniemi',
        specialty: 'Cryptography',
        clearance: 5,
        lastContact: '2026-11-22T09:11:00Z',
        missions: 44,
        notes: 'Keeper of the winter one-time pads.',
      }),
    ).toEqual({
      userId: 'eu-central-1:6f8d10b7-98fb-41ca-977d-f55318b0508f',
      fieldName: 'Glacier Owl',
      realName: 'Saara Niemi',
      status: 'active',
      station: 'Rovaniemi',
      specialty: 'Cryptography',
      clearance: 5,
      lastContact: new Date('2026-11-22T09:11:00Z'),
      missions: '44',
      notes: 'Keeper of the winter one-time pads.',
    })
  })

  test.each([[null], [undefined], [7], ['text'], [[]], [{}]])(
    'makes something that can be shown of %j',
    (item) => {
      expect(parseAgent(item)).toEqual(nothing)
    },
  )

  test('gives up an attribute of the wrong type, and only that one', () => {
    const wrong = {
      fieldName: 'Cinder Fox',
      status: new Set(['active']),
      station: new Uint8Array(3),
      specialty: { nested: true },
      clearance: '4',
      lastContact: 'never',
      missions: true,
      notes: 'Kept.',
    }
    expect(parseAgent(wrong)).toEqual({
      ...nothing,
      fieldName: 'Cinder Fox',
      lastContact: 'never',
      notes: 'Kept.',
    })
  })

  test('shows a number with more digits than JavaScript has', () => {
    expect(parseAgent({ missions: 12345678901234567890n }).missions).toBe('12345678901234567890')
  })

  test.each([[0], [6], [2.5], [Number.NaN], [4n]])('has no clearance of %s', (clearance) => {
    expect(parseAgent({ clearance }).clearance).toBeNull()
  })

  test('keeps as text what is no date that exists, so that it can be marked', () => {
    expect(parseAgent({ lastContact: '2026-13-45T00:00:00Z' }).lastContact).toBe('2026-13-45T00:00:00Z')
    expect(parseAgent({ lastContact: 'Nov 3, 2026' }).lastContact).toBe('Nov 3, 2026')
    expect(parseAgent({ lastContact: '' }).lastContact).toBeNull()
    expect(parseAgent({ lastContact: null }).lastContact).toBeNull()
    expect(parseAgent({ lastContact: '2026-11-22' }).lastContact).toEqual(new Date('2026-11-22'))
  })

  test('cuts what is too long to show, but never the name, which is a key', () => {
    expect(parseAgent({ station: 'x'.repeat(5000) }).station).toHaveLength(201)
    expect(parseAgent({ fieldName: ` ${'x'.repeat(900)} ` }).fieldName).toHaveLength(902)
  })
})

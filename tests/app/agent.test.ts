import { describe, expect, test } from 'vitest'
import { type AttributeType, mapAgent } from '../../aws/contract/agentRecord.ts'
import { type Agent, parseAgent } from '../../src/agents/agent.ts'

const none = () => null

/** An agent of whom nothing can be read. It follows the record, so that a new attribute needs no change here. */
const nothing: Omit<Agent, 'item'> = {
  userId: '',
  fieldName: '(unreadable name)',
  ...mapAgent<Record<AttributeType, null>>({
    text: none,
    'long-text': none,
    choice: none,
    level: none,
    count: none,
    time: none,
  }),
}

/** The parts of an item that the app shows. */
function shown(item: unknown): Omit<Agent, 'item'> {
  const { item: _, ...attributes } = parseAgent(item)
  return attributes
}

describe('parseAgent', () => {
  test('keeps the item as it was read, for the condition of an update', () => {
    const item = { fieldName: 'Glacier Owl', station: ' Oslo ', hidden: 7 }
    expect(parseAgent(item).item).toEqual(item)
  })

  test('reads an item of the demo data', () => {
    expect(
      shown({
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
      ...nothing,
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
      expect(shown(item)).toEqual(nothing)
    },
  )

  test('drops an attribute of the wrong type, and no other', () => {
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
    expect(shown(wrong)).toEqual({
      ...nothing,
      fieldName: 'Cinder Fox',
      lastContact: 'never',
      notes: 'Kept.',
    })
  })

  test('shows a number with more digits than JavaScript has', () => {
    expect(shown({ missions: 12345678901234567890n }).missions).toBe('12345678901234567890')
  })

  test.each([[0], [6], [2.5], [Number.NaN], [4n]])('has no clearance of %s', (clearance) => {
    expect(shown({ clearance }).clearance).toBeNull()
  })

  test('keeps an impossible date as text, so that the app can mark it', () => {
    expect(shown({ lastContact: '2026-13-45T00:00:00Z' }).lastContact).toBe('2026-13-45T00:00:00Z')
    expect(shown({ lastContact: 'Nov 3, 2026' }).lastContact).toBe('Nov 3, 2026')
    expect(shown({ lastContact: '' }).lastContact).toBeNull()
    expect(shown({ lastContact: null }).lastContact).toBeNull()
    expect(shown({ lastContact: '2026-11-22' }).lastContact).toEqual(new Date('2026-11-22'))
  })

  test('cuts a text that is too long to show, but never the name, which is a key', () => {
    expect(shown({ station: 'x'.repeat(5000) }).station).toHaveLength(201)
    expect(shown({ fieldName: ` ${'x'.repeat(900)} ` }).fieldName).toHaveLength(902)
  })
})

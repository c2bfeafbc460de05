import { describe, expect, test } from 'vitest'
import { reduceSession } from '../../src/session/reduceSession.ts'
import type { SessionEvent, SessionState } from '../../src/session/SessionState.ts'

const account = {
  username: 'office-north',
  sub: 'c1d7',
  getIdToken: () => Promise.resolve('token'),
  keptIdentityId: { read: () => null, write() {}, forget() {} },
  getAccessToken: () => Promise.resolve('token'),
  signal: new AbortController().signal,
}
const answer = () => Promise.resolve({ is: 'refused', error: { kind: 'wrong-code' } } as const)

const states: Record<SessionState['is'], SessionState> = {
  restoring: { is: 'restoring' },
  'signed-out': { is: 'signed-out' },
  'signing-in': { is: 'signing-in', username: 'office-north' },
  'new-password-required': { is: 'new-password-required', username: 'office-north', answer },
  'code-required': { is: 'code-required', username: 'office-north', answer },
  'signed-in': { is: 'signed-in', account },
  expired: { is: 'expired', username: 'office-north', because: 'refused' },
}

const events: Record<SessionEvent['type'], SessionEvent> = {
  'sign-in-started': { type: 'sign-in-started', username: 'office-north' },
  'sign-in-refused': { type: 'sign-in-refused' },
  'new-password-asked': { type: 'new-password-asked', username: 'office-north', answer },
  'code-asked': { type: 'code-asked', username: 'office-north', answer },
  'signed-in': { type: 'signed-in', account },
  'session-expired': { type: 'session-expired' },
  'left-idle': { type: 'left-idle' },
  'signed-out': { type: 'signed-out' },
}

/** Every change that an event makes. What is not in this table changes nothing. */
const changes: [from: SessionState['is'], event: SessionEvent['type'], to: SessionState['is']][] = [
  ['signed-out', 'sign-in-started', 'signing-in'],
  ['expired', 'sign-in-started', 'signing-in'],
  ['signing-in', 'sign-in-refused', 'signed-out'],
  ['signing-in', 'new-password-asked', 'new-password-required'],
  ['code-required', 'new-password-asked', 'new-password-required'],
  ['signing-in', 'code-asked', 'code-required'],
  ['new-password-required', 'code-asked', 'code-required'],
  ['signing-in', 'signed-in', 'signed-in'],
  ['new-password-required', 'signed-in', 'signed-in'],
  ['code-required', 'signed-in', 'signed-in'],
  ['signing-in', 'session-expired', 'expired'],
  ['new-password-required', 'session-expired', 'expired'],
  ['code-required', 'session-expired', 'expired'],
  ['signed-in', 'session-expired', 'expired'],
  ['signed-in', 'left-idle', 'expired'],
  ['restoring', 'signed-out', 'signed-out'],
  ['signing-in', 'signed-out', 'signed-out'],
  ['new-password-required', 'signed-out', 'signed-out'],
  ['code-required', 'signed-out', 'signed-out'],
  ['signed-in', 'signed-out', 'signed-out'],
  ['expired', 'signed-out', 'signed-out'],
]

describe('reduceSession', () => {
  for (const from of Object.values(states)) {
    for (const event of Object.values(events)) {
      const to = changes.find(([is, type]) => is === from.is && type === event.type)?.[2] ?? from.is
      test(`${from.is} + ${event.type} is ${to}`, () => {
        expect(reduceSession(from, event).is).toBe(to)
      })
    }
  }

  test('a late sign-in does not replace whoever is signed in', () => {
    const late = { ...account, username: 'office-south' }
    expect(reduceSession(states['signed-in'], { type: 'signed-in', account: late })).toBe(states['signed-in'])
  })

  test('an ended session remembers whose it was, and no more of them', () => {
    expect(reduceSession(states['signed-in'], events['session-expired'])).toEqual({
      is: 'expired',
      username: 'office-north',
      because: 'refused',
    })
  })
})

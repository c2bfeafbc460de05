import { describe, expect, test } from 'vitest'
import { reduceSession } from '../../src/session/reduceSession.ts'
import type { SessionEvent, SessionState } from '../../src/session/SessionState.ts'

const account = {
  username: 'office-north',
  groups: [],
  sub: 'c1d7',
  getIdToken: () => Promise.resolve('token'),
  keptIdentityId: { read: () => null, write() {}, forget() {} },
  lastStep: null,
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
  'authenticator-required': {
    is: 'authenticator-required',
    username: 'office-north',
    secret: 'MFRGGZDF',
    answer,
  },
  'signed-in': { is: 'signed-in', account, locksAt: null },
  expired: { is: 'expired', username: 'office-north', because: 'refused' },
}

type Challenge = Extract<SessionEvent, { type: 'challenged' }>['challenge']
type EventName = Exclude<SessionEvent['type'], 'challenged'> | `challenged: ${Challenge['is']}`

const challenged = (is: Challenge['is']): SessionEvent => ({
  type: 'challenged',
  challenge: { is, username: 'office-north', secret: 'MFRGGZDF', answer },
})

const events: Record<EventName, SessionEvent> = {
  'sign-in-started': { type: 'sign-in-started', username: 'office-north' },
  'sign-in-refused': { type: 'sign-in-refused' },
  'challenged: new-password-required': challenged('new-password-required'),
  'challenged: code-required': challenged('code-required'),
  'challenged: authenticator-required': challenged('authenticator-required'),
  'signed-in': { type: 'signed-in', account },
  'handed-over': { type: 'handed-over', account },
  'idle-warned': { type: 'idle-warned', locksAt: 1_000 },
  stayed: { type: 'stayed' },
  'session-expired': { type: 'session-expired' },
  'left-idle': { type: 'left-idle' },
  'signed-out': { type: 'signed-out' },
}

/** Every change that an event makes. All other events in all other states change nothing. */
const changes: [from: SessionState['is'], event: EventName, to: SessionState['is']][] = [
  ['signed-out', 'sign-in-started', 'signing-in'],
  ['expired', 'sign-in-started', 'signing-in'],
  ['signing-in', 'sign-in-refused', 'signed-out'],
  ['signing-in', 'challenged: new-password-required', 'new-password-required'],
  ['signing-in', 'challenged: code-required', 'code-required'],
  ['signing-in', 'challenged: authenticator-required', 'authenticator-required'],
  ['new-password-required', 'challenged: code-required', 'code-required'],
  ['new-password-required', 'challenged: authenticator-required', 'authenticator-required'],
  ['code-required', 'challenged: new-password-required', 'new-password-required'],
  ['code-required', 'challenged: authenticator-required', 'authenticator-required'],
  ['authenticator-required', 'challenged: new-password-required', 'new-password-required'],
  ['authenticator-required', 'challenged: code-required', 'code-required'],
  ['signed-out', 'handed-over', 'signed-in'],
  ['signing-in', 'signed-in', 'signed-in'],
  ['new-password-required', 'signed-in', 'signed-in'],
  ['code-required', 'signed-in', 'signed-in'],
  ['authenticator-required', 'signed-in', 'signed-in'],
  ['signing-in', 'session-expired', 'expired'],
  ['new-password-required', 'session-expired', 'expired'],
  ['code-required', 'session-expired', 'expired'],
  ['authenticator-required', 'session-expired', 'expired'],
  ['signed-in', 'session-expired', 'expired'],
  ['signed-in', 'left-idle', 'expired'],
  ['restoring', 'signed-out', 'signed-out'],
  ['signing-in', 'signed-out', 'signed-out'],
  ['new-password-required', 'signed-out', 'signed-out'],
  ['code-required', 'signed-out', 'signed-out'],
  ['authenticator-required', 'signed-out', 'signed-out'],
  ['signed-in', 'signed-out', 'signed-out'],
  ['expired', 'signed-out', 'signed-out'],
]

describe('reduceSession', () => {
  for (const from of Object.values(states)) {
    for (const [name, event] of Object.entries(events)) {
      const to = changes.find(([is, type]) => is === from.is && type === name)?.[2] ?? from.is
      test(`${from.is} + ${name} is ${to}`, () => {
        expect(reduceSession(from, event).is).toBe(to)
      })
    }
  }

  test('a late sign-in does not replace the person who is signed in', () => {
    const late = { ...account, username: 'office-south' }
    expect(reduceSession(states['signed-in'], { type: 'signed-in', account: late })).toBe(states['signed-in'])
  })

  test('a warning tells when the session locks, until the person stays', () => {
    const warned = reduceSession(states['signed-in'], events['idle-warned'])
    expect(warned).toMatchObject({ is: 'signed-in', locksAt: 1_000 })
    expect(reduceSession(warned, events.stayed)).toMatchObject({ is: 'signed-in', locksAt: null })
  })

  test('an ended session keeps the username and nothing else of the user', () => {
    expect(reduceSession(states['signed-in'], events['session-expired'])).toEqual({
      is: 'expired',
      username: 'office-north',
      because: 'refused',
    })
  })
})

import type { SessionEvent, SessionState } from './SessionState.ts'

/** The state after an event. An event that the state cannot have (a late answer, a second click) changes nothing. */
export function reduceSession(state: SessionState, event: SessionEvent): SessionState {
  switch (event.type) {
    case 'sign-in-started':
      return state.is === 'signed-out' || state.is === 'expired'
        ? { is: 'signing-in', username: event.username }
        : state
    case 'sign-in-refused':
      return state.is === 'signing-in' ? { is: 'signed-out' } : state
    case 'challenged':
      return isOnTheWayIn(state) ? event.challenge : state
    case 'signed-in':
      return isOnTheWayIn(state) ? { is: 'signed-in', account: event.account, locksAt: null } : state
    case 'handed-over':
      return state.is === 'signed-out' ? { is: 'signed-in', account: event.account, locksAt: null } : state
    case 'idle-warned':
      return state.is === 'signed-in' ? { ...state, locksAt: event.locksAt } : state
    case 'stayed':
      return state.is === 'signed-in' ? { ...state, locksAt: null } : state
    case 'session-expired':
      return expire(state, 'refused')
    case 'left-idle':
      return state.is === 'signed-in' ? expire(state, 'idle') : state
    case 'signed-out':
      return { is: 'signed-out' }
  }
}

function isOnTheWayIn({ is }: SessionState): boolean {
  return (
    is === 'signing-in' ||
    is === 'new-password-required' ||
    is === 'code-required' ||
    is === 'authenticator-required'
  )
}

function expire(state: SessionState, because: 'refused' | 'idle'): SessionState {
  switch (state.is) {
    case 'restoring':
    case 'signed-out':
      return state
    case 'signed-in':
      return { is: 'expired', username: state.account.username, because }
    default:
      return { is: 'expired', username: state.username, because }
  }
}

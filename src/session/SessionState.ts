import type { KeptIdentityId } from '../aws/user-pool/keepIdentityId.ts'
import type { Challenge } from '../aws/user-pool/SignInOutcome.ts'

/** The signed-in user, until the session ends. */
export interface Account {
  username: string
  /** The user pool's `sub`. Not the identity ID, which only the identity pool knows. */
  sub: string
  /** The user's groups in the user pool, from the ID token of the sign-in. */
  groups: readonly string[]
  /** An ID token that is valid now. Rejects with Cognito's exception. */
  getIdToken(): Promise<string>
  keptIdentityId: KeptIdentityId
  /** A valid access token, for changes to the user's own account. Rejects with Cognito's exception. */
  getAccessToken(): Promise<string>
  /** The last step of the sign-in. Null after a reload and in a tab that took the session over: neither knows it. */
  lastStep: SessionState['is'] | null
  /** Aborted when the session ends, so that everything that belongs to the user stops. */
  signal: AbortSignal
}

/** Whether a user is signed in, and which one. */
export type SessionState =
  /** After a reload, until the code that restores the session has loaded. */
  | { is: 'restoring' }
  | { is: 'signed-out' }
  | { is: 'signing-in'; username: string }
  | Challenge
  /** `locksAt` (milliseconds since the epoch) is set while the app warns the user that the session is about to lock. */
  | { is: 'signed-in'; account: Account; locksAt: number | null }
  /** Cognito ended the session, or the user was idle. The app tells the user, who may sign in again. */
  | { is: 'expired'; username: string; because: 'refused' | 'idle' }

/** An event, named in the past tense. */
export type SessionEvent =
  | { type: 'sign-in-started'; username: string }
  | { type: 'sign-in-refused' }
  | { type: 'challenged'; challenge: Challenge }
  | { type: 'signed-in'; account: Account }
  /** Another tab has handed over its session. */
  | { type: 'handed-over'; account: Account }
  | { type: 'idle-warned'; locksAt: number }
  | { type: 'stayed' }
  | { type: 'session-expired' }
  | { type: 'left-idle' }
  | { type: 'signed-out' }

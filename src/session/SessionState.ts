import type { KeptIdentityId } from '../aws/user-pool/keepIdentityId.ts'
import type { Challenge } from '../aws/user-pool/SignInOutcome.ts'

/** Somebody signed in, for as long as they are. */
export interface Account {
  username: string
  /** The user pool's `sub`. Not the identity ID, which only the identity pool knows. */
  sub: string
  /** The user pool's groups of this person, as the ID token had them at the sign-in. */
  groups: readonly string[]
  /** An ID token that is valid now. Rejects with Cognito's exception. */
  getIdToken(): Promise<string>
  keptIdentityId: KeptIdentityId
  /** An access token that is valid now, for what the person may do to their own account. Rejects likewise. */
  getAccessToken(): Promise<string>
  /** Aborted when the session ends. Everything that belongs to the person hangs on it. */
  signal: AbortSignal
}

/** Who is signed in. */
export type SessionState =
  /** The page was reloaded, and the code that takes up its session is still loading. */
  | { is: 'restoring' }
  | { is: 'signed-out' }
  | { is: 'signing-in'; username: string }
  | Challenge
  /** `locksAt` (milliseconds since the epoch) is there while the person is warned that the session is about to lock. */
  | { is: 'signed-in'; account: Account; locksAt: number | null }
  /** Ended by Cognito, or because nobody was there: they are told, and may sign in again. */
  | { is: 'expired'; username: string; because: 'refused' | 'idle' }

/** What has happened, in the past tense. */
export type SessionEvent =
  | { type: 'sign-in-started'; username: string }
  | { type: 'sign-in-refused' }
  | { type: 'challenged'; challenge: Challenge }
  | { type: 'signed-in'; account: Account }
  /** Another tab, where the person is signed in, has handed its session over. */
  | { type: 'handed-over'; account: Account }
  | { type: 'idle-warned'; locksAt: number }
  | { type: 'stayed' }
  | { type: 'session-expired' }
  | { type: 'left-idle' }
  | { type: 'signed-out' }

import { createTokenStorage, type TokenStorage } from '../aws/createTokenStorage.ts'
import type { Credentials } from '../aws/openUserPool.ts'
import type { Answer, SignedInUser, SignInOutcome } from '../aws/SignInOutcome.ts'
import type { KeptTokens } from '../aws/tokensInTab.ts'
import type { Config } from '../config.ts'
import type { AppError } from '../errors.ts'
import { endsSession } from './endsSession.ts'
import { reduceSession } from './reduceSession.ts'
import type { SessionEvent, SessionState } from './SessionState.ts'

export interface Session {
  getState(): SessionState
  /** Calls `listener` after each change, until the function it returns is called. */
  subscribe(listener: () => void): () => void
  /** Resolves to null when the person got further, and to the reason when they did not. */
  signIn(credentials: Credentials): Promise<AppError | null>
  /** Answers the challenge that the state holds. Resolves as signIn does. */
  answer(answer: Answer, value: string): Promise<AppError | null>
  /** Takes up the session that a reload left in the tab. */
  restore(): Promise<void>
  /** Ends a session that Cognito no longer accepts. */
  expire(): void
  /** Takes effect at once, connection or not: nothing of the person is left in this tab. */
  signOut(): void
}

/** One tab's session: whoever is signed in, with their tokens in `kept` so that a reload finds them again. */
export function createSession(config: Config, kept: KeptTokens): Session {
  const listeners = new Set<() => void>()
  let storage = createTokenStorage(kept)
  let state: SessionState = storage.isEmpty() ? { is: 'signed-out' } : { is: 'restoring', error: null }
  let user: SignedInUser | null = null
  /** One controller per sign-in. A step that finishes after its own was aborted has lost to a newer action. */
  let current = new AbortController()

  const record = (event: SessionEvent) => {
    state = reduceSession(state, event)
    for (const listener of listeners) listener()
  }

  const end = (event: SessionEvent) => {
    current.abort()
    storage.close()
    user = null
    current = new AbortController()
    storage = createTokenStorage(kept)
    record(event)
  }

  const settle = async (
    step: (storage: TokenStorage) => Promise<SignInOutcome>,
  ): Promise<AppError | null> => {
    const mine = current
    // The only failure here is that the code for the step does not load.
    const outcome = await step(storage).catch(
      (): SignInOutcome => ({ is: 'refused', error: { kind: 'offline' } }),
    )
    if (mine.signal.aborted) return null
    switch (outcome.is) {
      case 'signed-in':
        user = outcome.user
        record({ type: 'signed-in', account: { ...outcome.user, signal: mine.signal } })
        return null
      case 'new-password-required':
        record({ type: 'new-password-asked', username: outcome.username, answer: outcome.answer })
        return null
      case 'code-required':
        record({ type: 'code-asked', username: outcome.username, answer: outcome.answer })
        return null
      case 'refused':
        return outcome.error
    }
  }

  const userPool = async (tokens: TokenStorage) => {
    const { openUserPool } = await import('../aws/openUserPool.ts')
    return openUserPool(config, tokens)
  }

  return {
    getState: () => state,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async signIn(credentials) {
      record({ type: 'sign-in-started', username: credentials.username })
      const error = await settle(async (tokens) => (await userPool(tokens)).signIn(credentials))
      if (error !== null) record({ type: 'sign-in-refused' })
      return error
    },
    async answer(answer, value) {
      const error = await settle(() => answer(value))
      // A challenge lives for minutes; after that the only way on is from the start.
      if (error !== null && endsSession(error)) end({ type: 'session-expired' })
      return error
    },
    async restore() {
      record({ type: 'restore-started' })
      const error = await settle(async (tokens) => (await userPool(tokens)).restoreUser())
      if (error === null) return
      if (endsSession(error)) end({ type: 'session-expired' })
      else record({ type: 'restore-failed', error })
    },
    expire() {
      end({ type: 'session-expired' })
    },
    signOut() {
      void user?.revoke()
      end({ type: 'signed-out' })
    },
  }
}

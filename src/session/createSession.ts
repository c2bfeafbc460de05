import type { Config } from '../../aws/contract/config.ts'
import { signInCode } from '../ahead/signInCode.ts'
import { serverClock } from '../aws/calls/serverClock.ts'
import { createTokenStorage } from '../aws/user-pool/createTokenStorage.ts'
import { keepIdentityId } from '../aws/user-pool/keepIdentityId.ts'
import { readIdToken } from '../aws/user-pool/readIdToken.ts'
import { revokeToken } from '../aws/user-pool/revokeToken.ts'
import type { Answer, SignInOutcome } from '../aws/user-pool/SignInOutcome.ts'
import type { Login } from '../aws/user-pool/signIn.ts'
import type { Tokens } from '../aws/user-pool/Tokens.ts'
import type { AppError } from '../errors.ts'
import { createTokenSource, type TokenSource } from './createTokenSource.ts'
import { endsSession } from './endsSession.ts'
import { reduceSession } from './reduceSession.ts'
import type { Account, SessionEvent, SessionState } from './SessionState.ts'
import type { Tab } from './tab/Tab.ts'
import { watchIdleness } from './watchIdleness.ts'

export interface Session {
  getState(): SessionState
  /** Calls `listener` after each change, until the function it returns is called. */
  subscribe(listener: () => void): () => void
  /** Resolves to null when the sign-in got further, and to the reason when it did not. */
  signIn(login: Login): Promise<AppError | null>
  /** Answers the challenge that the state holds. Resolves as signIn does. */
  answer(answer: Answer, value: string): Promise<AppError | null>
  /** Reports that the user is active. Cancels a lock that the app has warned of. */
  stay(): void
  /** Ends a session that Cognito no longer accepts. */
  expire(): void
  /** Takes effect at once, even offline: none of the user's data stays in this browser's tabs. */
  signOut(): void
}

/** This stack does not accept the tokens of an earlier stack at the same address. */
function ofThisStack({ userPoolId, userPoolClientId }: Config, tokens: Tokens | null): Tokens | null {
  if (tokens === null) return null
  const { iss, aud } = readIdToken(tokens.idToken)
  return iss.endsWith(`/${userPoolId}`) && aud === userPoolClientId ? tokens : null
}

/** The session of one tab. It keeps the user's tokens in the tab, so that a reload finds them again. */
export function createSession(config: Config, tab: Tab): Session {
  // A machine's clock may be hours off, so the sign-in and the credentials use AWS's clock.
  serverClock.keep()
  const listeners = new Set<() => void>()
  let storage = createTokenStorage(tab.tokens)
  let source: TokenSource | null = null
  /** One controller per sign-in. A step whose controller was aborted has lost to a newer action. */
  let current = new AbortController()

  const open = (tokens: Tokens, lastStep: Account['lastStep'] = null): Account => {
    const mine = storage
    const { signal } = current
    const opened = createTokenSource({ config, tab, tokens, onRenewed: mine.write, signal })
    source = opened
    const claims = readIdToken(tokens.idToken)
    const { 'cognito:username': username, 'cognito:groups': groups, sub, origin_jti: originJti } = claims
    tab.others.listen((message) => {
      if (message.type === 'signed-out' && message.originJti === originJti) leave()
      if (message.type === 'locked' && message.originJti === originJti) end({ type: 'left-idle' })
      const session = message.type === 'session-wanted' ? mine.readAll() : null
      if (message.type === 'session-wanted' && session !== null)
        tab.others.tell({ type: 'session-offered', to: message.from, session })
    }, signal)
    return {
      username,
      sub,
      groups,
      getIdToken: async () => (await opened.fresh()).idToken,
      keptIdentityId: keepIdentityId(mine, config, sub),
      getAccessToken: async () => (await opened.fresh()).accessToken,
      lastStep,
      signal,
    }
  }

  const record = (event: SessionEvent) => {
    state = reduceSession(state, event)
    for (const listener of listeners) listener()
  }

  const end = (event: SessionEvent) => {
    // Everything that listens to the signal learns why the session ends.
    current.abort(new DOMException(event.type, 'AbortError'))
    storage.close()
    source = null
    current = new AbortController()
    storage = createTokenStorage(tab.tokens)
    record(event)
  }

  const leave = () => {
    // A user who only cancels a sign-in step keeps the address that they wanted to open.
    if (source !== null) tab.forgetAddress()
    end({ type: 'signed-out' })
  }

  let stay = () => {}
  const lockWhenIdle = () => {
    stay = watchIdleness({
      tab,
      patience: config.idleMinutes * 60_000,
      since: storage.readActivity() ?? tab.now(),
      onActive: storage.writeActivity,
      onWarned: (locksAt) => record({ type: 'idle-warned', locksAt }),
      onStayed: () => record({ type: 'stayed' }),
      onIdle: () => {
        if (source !== null) {
          const { idToken, refreshToken } = source.newest()
          tab.others.tell({ type: 'locked', originJti: readIdToken(idToken).origin_jti })
          void revokeToken(config, refreshToken)
        }
        end({ type: 'left-idle' })
      },
      signal: current.signal,
    })
  }

  /** A new tab takes over the session of another tab that is not locked, so that a link can open in a new tab. */
  const askOtherTabs = () => {
    const { signal } = current
    tab.others.listen((message) => {
      if (message.type !== 'session-offered' || message.to !== tab.id || state.is !== 'signed-out') return
      if (ofThisStack(config, message.session.tokens) === null) return
      storage.writeAll(message.session)
      record({ type: 'handed-over', account: open(message.session.tokens) })
      lockWhenIdle()
    }, signal)
    tab.others.tell({ type: 'session-wanted', from: tab.id })
  }

  // Tokens that have expired meanwhile are refreshed, or refused, when the first request needs them.
  const kept = ofThisStack(config, storage.read())
  if (kept === null) {
    storage.close()
    storage = createTokenStorage(tab.tokens)
  }
  let state: SessionState =
    kept === null ? { is: 'signed-out' } : { is: 'signed-in', account: open(kept), locksAt: null }
  if (kept !== null) lockWhenIdle()
  else askOtherTabs()

  const settle = async (step: () => Promise<SignInOutcome>): Promise<AppError | null> => {
    const { signal } = current
    // The only failure here is that the code for the step does not load.
    const outcome = await step().catch((): SignInOutcome => ({ is: 'refused', error: { kind: 'offline' } }))
    if (signal.aborted) return null
    switch (outcome.is) {
      case 'signed-in':
        storage.write(outcome.tokens)
        storage.writeActivity(tab.now())
        record({ type: 'signed-in', account: open(outcome.tokens, state.is) })
        lockWhenIdle()
        return null
      case 'new-password-required':
      case 'code-required':
      case 'authenticator-required':
        record({ type: 'challenged', challenge: outcome })
        return null
      case 'refused':
        return outcome.error
    }
  }

  return {
    getState: () => state,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async signIn(login) {
      record({ type: 'sign-in-started', username: login.username })
      const error = await settle(async () => {
        const { signInQuickly } = await signInCode.get()
        return signInQuickly({ config, now: tab.now }, login)
      })
      if (error !== null) record({ type: 'sign-in-refused' })
      return error
    },
    async answer(answer, value) {
      const error = await settle(() => answer(value))
      // A challenge expires after minutes. The user then has to start again.
      if (error !== null && endsSession(error)) end({ type: 'session-expired' })
      return error
    },
    stay: () => stay(),
    expire() {
      // A refresh token that was used twice may be stolen, so the session ends for both holders.
      if (source !== null) void revokeToken(config, source.newest().refreshToken)
      end({ type: 'session-expired' })
    },
    signOut() {
      if (source !== null) {
        const { idToken, refreshToken } = source.newest()
        tab.others.tell({ type: 'signed-out', originJti: readIdToken(idToken).origin_jti })
        void revokeToken(config, refreshToken)
      }
      leave()
    },
  }
}

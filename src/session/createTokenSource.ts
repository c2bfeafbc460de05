import type { Config } from '../../aws/contract/config.ts'
import { readIdToken } from '../aws/user-pool/readIdToken.ts'
import { refreshTokens } from '../aws/user-pool/refreshTokens.ts'
import type { Tokens } from '../aws/user-pool/Tokens.ts'
import type { Tab } from './tab/Tab.ts'

interface Options {
  config: Config
  tab: Tab
  tokens: Tokens
  /** Called with the tokens that replace the earlier ones. */
  onRenewed: (tokens: Tokens) => void
  /** Aborted when the sign-in ends. */
  signal: AbortSignal
}

/** The tokens of one sign-in, refreshed before they run out. */
export interface TokenSource {
  /** Tokens with at least two minutes left. Rejects with Cognito's exception. */
  fresh(): Promise<Tokens>
  /** The newest tokens, fresh or not. */
  newest(): Tokens
}

/** The identity pool refuses a token that expires on the way, so one this close to its end is refreshed first. */
const timeToSpare = 120_000

/** How long to wait for another tab, in milliseconds. It happens once an hour, so users do not notice. */
const patience = 250

/**
 * Refreshes the tokens once at a time, in this tab and in all others: a duplicated tab has the same refresh token, which
 * is good for one refresh. The tab that refreshes tells the others. A tab that missed the message asks them first.
 */
export function createTokenSource({ config, tab, tokens: first, onRenewed, signal }: Options): TokenSource {
  let tokens = first
  let renewing: Promise<Tokens> | null = null
  const { origin_jti: originJti } = readIdToken(first.idToken)

  const isFresh = () => {
    const expiry = readIdToken(tokens.idToken).exp * 1000
    return expiry - (tab.now() + tokens.clockOffset) > timeToSpare
  }

  const take = (newer: Tokens) => {
    tokens = newer
    onRenewed(newer)
  }

  tab.others.listen((message) => {
    if (message.type === 'tokens-wanted' && message.originJti === originJti && isFresh()) {
      tab.others.tell({ type: 'tokens-renewed', tokens })
    }
    if (message.type === 'tokens-renewed' && isNewer(message.tokens, tokens)) take(message.tokens)
  }, signal)

  const askOtherTabs = async () => {
    tab.others.tell({ type: 'tokens-wanted', originJti })
    const giveUp = performance.now() + patience
    while (!isFresh() && performance.now() < giveUp) await new Promise((again) => setTimeout(again, 10))
  }

  const renew = async () => {
    await askOtherTabs()
    signal.throwIfAborted()
    if (isFresh()) return tokens
    take(await refreshTokens({ config, refreshToken: tokens.refreshToken, signal, now: tab.now }))
    tab.others.tell({ type: 'tokens-renewed', tokens })
    return tokens
  }

  return {
    newest: () => tokens,
    async fresh() {
      if (isFresh()) return tokens
      renewing ??= tab.others.inTurn(`refresh ${originJti}`, signal, renew).finally(() => {
        renewing = null
      })
      return renewing
    },
  }
}

/** Whether `candidate` is from the same sign-in as `tokens`, and newer. */
function isNewer(candidate: Tokens, tokens: Tokens): boolean {
  const [theirs, ours] = [readIdToken(candidate.idToken), readIdToken(tokens.idToken)]
  return theirs.origin_jti === ours.origin_jti && theirs.iat > ours.iat
}

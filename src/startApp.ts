import type { Config, Finding } from '../aws/contract/config.ts'
import { connectAhead } from './aws/connectAhead.ts'
import { loadConfig } from './loadConfig.ts'
import { prefetchSignIn, rehearseReading } from './prefetch.ts'
import { createSession, type Session } from './session/createSession.ts'
import { openTab } from './session/openTab.ts'

export type Start = { ok: true; config: Config; session: Session } | { ok: false; findings: Finding[] }

/** Reads the configuration and takes up the session that a reload left in this tab. Never rejects. */
export async function startApp(): Promise<Start> {
  const result = await loadConfig()
  if (!result.ok) return result
  const session = createSession(result.config, openTab())
  if (session.getState().is === 'signed-in') connectAhead(result.config)
  prepareOnIntent(result.config, session)
  return { ok: true, config: result.config, session }
}

/**
 * Somebody in the form is about to sign in, for the first time or again. Browsers close a connection that nobody uses
 * after some ten seconds, so it is asked for in each box, and for the services whose turn comes last once more with the
 * button.
 */
function prepareOnIntent(config: Config, session: Session): void {
  const connect = () => {
    const { is } = session.getState()
    const isNext = is === 'signed-out' || is === 'expired'
    if (isNext) connectAhead(config)
    return isNext
  }
  document.addEventListener('focusin', ({ target }) => {
    // Whoever is at the button is past the time for preparations.
    if (connect() && target instanceof HTMLInputElement)
      void prefetchSignIn().then(() => rehearseReading(config))
  })
  document.addEventListener('submit', connect, { capture: true })
}

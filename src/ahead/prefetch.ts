import type { Config } from '../../aws/contract/config.ts'
import { agentsCode } from './agentsCode.ts'
import { connectAhead } from './connectAhead.ts'
import { signInCode } from './signInCode.ts'
import { whenIdle } from './whenIdle.ts'

/** A part of the page whose code can be loaded before it is drawn. */
interface Part {
  load(): Promise<unknown>
}

/**
 * Loads the code of the sign-in and of the list while the browser is idle. A user who is already signed in
 * (`isReturning`) needs the list's code at once, and the sign-in's code not at all.
 */
export async function prefetch(isReturning: boolean, listParts: readonly Part[]): Promise<void> {
  const loadList = () =>
    Promise.allSettled([...listParts, ...Object.values(agentsCode)].map((part) => part.load()))
  if (isReturning) await loadList()
  else whenIdle(() => void Promise.all([loadList(), prefetchSignIn()]))
}

/**
 * Prepares for a sign-in when the user is in the form. Browsers close an unused connection after some ten seconds. So
 * each box opens the connections again, and so does the button for the services that the app calls last.
 */
export function prepareOnIntent(config: Config, isSignInNext: () => boolean): void {
  const connect = () => {
    const isNext = isSignInNext()
    if (isNext) connectAhead(config)
    return isNext
  }
  document.addEventListener('focusin', ({ target }) => {
    // A user at the button signs in at once: preparations would only delay that.
    if (connect() && target instanceof HTMLInputElement) void prefetchSignIn()
  })
  document.addEventListener('submit', connect, { capture: true })
}

/** Loads the code of a sign-in, which then calculates all that does not depend on the password. */
async function prefetchSignIn(): Promise<void> {
  const code = await signInCode.load().catch(() => undefined)
  // The sign-in loads the code again when this fails, and reports the failure.
  if (code !== undefined) whenIdle(code.prepareSignIn)
}

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
 * Loads the code that signing in and reading the list will need, while nothing else is going on. A person who is signed
 * in already (`isReturning`) needs the list's at once, and the sign-in's not at all.
 */
export async function prefetch(isReturning: boolean, listParts: readonly Part[]): Promise<void> {
  const loadList = () =>
    Promise.allSettled([...listParts, ...Object.values(agentsCode)].map((part) => part.load()))
  if (isReturning) await loadList()
  else whenIdle(() => void Promise.all([loadList(), prefetchSignIn()]))
}

/**
 * Prepares for a sign-in that is about to begin: a person is in the form. Browsers close a connection that nobody uses
 * after some ten seconds, so it is asked for in each box, and once more with the button for the services whose turn
 * comes last.
 */
export function prepareOnIntent(config: Config, isSignInNext: () => boolean): void {
  const connect = () => {
    const isNext = isSignInNext()
    if (isNext) connectAhead(config)
    return isNext
  }
  document.addEventListener('focusin', ({ target }) => {
    // A person at the button is past the time for preparations.
    if (connect() && target instanceof HTMLInputElement) void prefetchSignIn()
  })
  document.addEventListener('submit', connect, { capture: true })
}

/** Loads the code of a sign-in, and has it calculate what it can before the password is known. */
async function prefetchSignIn(): Promise<void> {
  const code = await signInCode.load().catch(() => undefined)
  // Code that is missing here is loaded, or its absence reported, when it is needed.
  if (code !== undefined) whenIdle(code.prepareSignIn)
}

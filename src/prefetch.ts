import type { Config } from '../aws/contract/config.ts'
import { readingCode } from './aws/readingCode.ts'
import { HeaderLinks, SignedIn } from './signedInParts.ts'
import { whenIdle } from './whenIdle.ts'

/**
 * Loads the code that signing in and reading the list will need while nothing else is going on. Whoever is signed in
 * already (`isReturning`) needs the list's at once, and the sign-in's not at all.
 */
export async function prefetch(isReturning: boolean): Promise<void> {
  if (isReturning) await loadList()
  else whenIdle(() => void Promise.all([loadList(), prefetchSignIn()]))
}

/** Loads the code of a sign-in, and has it calculate what it can before the password is known. */
export async function prefetchSignIn(): Promise<void> {
  await import('./aws/signIn.ts').catch(ignore)
  whenIdle(
    () => void import('./aws/srp/prepareSignIn.ts').then(({ prepareSignIn }) => prepareSignIn(), ignore),
  )
}

/** Has the browser compile what comes between the sign-in and the agents. */
export function rehearseReading(config: Config): void {
  whenIdle(() => void import('./aws/rehearse.ts').then(({ rehearse }) => rehearse(config), ignore))
}

const loadList = () =>
  Promise.allSettled([
    SignedIn.load(),
    HeaderLinks.load(),
    readingCode.getIdentityId.load(),
    readingCode.createAgentsTable.load(),
    readingCode.queryAgents.load(),
  ])

/** What is missing here is loaded, or its absence reported, when it is needed. */
function ignore(): void {}

import { HeaderLinks, SignedIn } from './signedInParts.ts'
import { whenIdle } from './whenIdle.ts'

/**
 * Loads the code that signing in and reading the list will need: while nothing else is going on, or at once for
 * somebody who is signed in already (`isReturning`) and has nothing to type.
 */
export function prefetch(isReturning: boolean): void {
  if (isReturning) void loadList()
  whenIdle(async () => {
    await Promise.all([loadList(), loadSignIn()])
    if (!isReturning) whenIdle(prepare)
  })
}

// What is missing here is loaded, or its absence reported, when it is needed.
const loadSignIn = () => Promise.allSettled([import('./aws/signIn.ts')])

const loadList = () =>
  Promise.allSettled([
    SignedIn.load(),
    HeaderLinks.load(),
    import('./aws/getIdentityId.ts'),
    import('./aws/createAgentsTable.ts'),
    import('./aws/queryAgents.ts'),
  ])

function prepare(): void {
  import('./aws/srp/prepareSignIn.ts').then(({ prepareSignIn }) => prepareSignIn()).catch(() => {})
}

import { lazyPart } from './ahead/lazyPart.ts'

/** What is shown to whoever is signed in: loaded before they are, so that it is drawn with the answer that they are. */
export const SignedIn = lazyPart(async () => (await import('./SignedIn.tsx')).SignedIn)
export const HeaderLinks = lazyPart(async () => (await import('./HeaderLinks.tsx')).HeaderLinks)

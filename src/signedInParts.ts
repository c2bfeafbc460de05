import { lazyPart } from './ahead/lazyPart.ts'

/** The parts of the page for a signed-in user. They are loaded during the sign-in, so that they are drawn at its end. */
export const SignedIn = lazyPart(async () => (await import('./SignedIn.tsx')).SignedIn)
export const HeaderLinks = lazyPart(async () => (await import('./HeaderLinks.tsx')).HeaderLinks)

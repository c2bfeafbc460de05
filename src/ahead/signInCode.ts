import { codeAhead } from './loadCode.ts'

/** The sign-in with SRP, cognito-js and all. Loaded while the form waits for the person. */
export const signInCode = codeAhead(() => import('./signInQuickly.ts'))

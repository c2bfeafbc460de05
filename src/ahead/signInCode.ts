import { codeAhead } from './loadCode.ts'

/** The code of the sign-in with SRP, including cognito-js. Loaded while the form waits for the user. */
export const signInCode = codeAhead(() => import('./signInQuickly.ts'))

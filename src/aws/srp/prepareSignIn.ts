import { installNativeArithmetic } from './installNativeArithmetic.ts'
import { prepareKeyPair } from './prepareKeyPair.ts'

/** Does ahead what a sign-in would have to do before its first call. Takes tens of milliseconds, on the main thread. */
export function prepareSignIn(): void {
  installNativeArithmetic()
  prepareKeyPair()
}

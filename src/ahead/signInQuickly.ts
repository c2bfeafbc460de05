import { signIn } from '../aws/user-pool/signIn.ts'
import { installNativeArithmetic } from './srp/installNativeArithmetic.ts'
import { prepareKeyPair } from './srp/prepareKeyPair.ts'
import { whenIdle } from './whenIdle.ts'

/** Signs in as `signIn` does, with the browser's own integers and a key pair that is ready. */
export async function signInQuickly(...[options, login]: Parameters<typeof signIn>) {
  installNativeArithmetic()
  const outcome = await signIn(options, login)
  // So the next try is as quick as the first.
  if (outcome.is === 'refused') whenIdle(prepareKeyPair)
  return outcome
}

/** Calculates in advance what a sign-in needs before its first call. Takes tens of milliseconds on the main thread. */
export function prepareSignIn(): void {
  installNativeArithmetic()
  prepareKeyPair()
}

import type { Person } from '../../aws/attempts/World.ts'
import { signInPerson } from '../../aws/prove/signInPerson.ts'
import { demoPassword } from '../../aws/seed/seedDemo.ts'
import { installNativeArithmetic } from '../../src/ahead/srp/installNativeArithmetic.ts'
import type { Config } from './serveTestAws.ts'

// The published client calculates in JavaScript: a third of a second a sign-in. The break-in matrix keeps that.
installNativeArithmetic()

export type SignedIn = Person

/** Signs a demo account in, as a person does. */
export function signInOverHttp(config: Config, username: string, password = demoPassword): Promise<SignedIn> {
  return signInPerson(config, { username, password })
}

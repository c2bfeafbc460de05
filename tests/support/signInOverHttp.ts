import type { Person } from '../../aws/attempts/World.ts'
import { signInPerson } from '../../aws/prove/signInPerson.ts'
import { demoPassword } from '../../aws/seed/seedDemo.ts'
import type { Config } from './serveTestAws.ts'

export type SignedIn = Person

/** Signs a demo account in, as a person does. */
export function signInOverHttp(config: Config, username: string, password = demoPassword): Promise<SignedIn> {
  return signInPerson(config, { username, password })
}

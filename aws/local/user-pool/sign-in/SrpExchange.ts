import type { KeyPair } from '../srp/createKeyPair.ts'
import type { PasswordVerifier } from '../srp/createVerifier.ts'

/** The server's side of a password challenge under way. */
export interface SrpExchange {
  clientId: string
  username: string
  /** Undefined for a simulated exchange, for a name that no user has. */
  sub: string | undefined
  A: bigint
  keyPair: KeyPair
  password: PasswordVerifier
}

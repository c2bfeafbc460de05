import type { KeyPair } from '../srp/createKeyPair.ts'
import type { PasswordVerifier } from '../srp/createVerifier.ts'

/** The server's side of an open password challenge. */
export interface SrpExchange {
  clientId: string
  username: string
  /** Undefined in a simulated exchange, when no user has the name. */
  sub: string | undefined
  A: bigint
  keyPair: KeyPair
  password: PasswordVerifier
}

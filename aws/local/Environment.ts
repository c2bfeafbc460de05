import type { Journal } from './state/Journal.ts'

/** A message that AWS would send by mail, such as a confirmation code. Locally it goes to the terminal. */
export interface Message {
  to: string
  subject: string
  text: string
}

/** The dependencies of the local AWS on its surroundings. Tests replace only these. */
export interface Environment {
  /** Milliseconds since the epoch. */
  now(): number
  /** Cryptographically random bytes. */
  randomBytes(length: number): Uint8Array
  journal: Journal
  deliver(message: Message): void
}

import type { World } from './World.ts'

/** Where an attempt has to end. */
export type Layer =
  | 'transport'
  | 'signature'
  | 'token'
  | 'identity pool'
  | 'user pool'
  | 'validation'
  | 'policy'

/** One try to get at what one may not see, as data: what is sent and the one right answer. */
export interface Attempt {
  /** Unique, and readable in a table: "another administrator's identity ID". */
  name: string
  /** One sentence for a reviewer. */
  tries: string
  layer: Layer
  /** Why it is not sent to a deployed stack; undefined when it is. */
  localOnly?: string
  /** Made by a lead, or with what only a lead knows: left out where no lead signed in. */
  needsLead?: true
  send(world: World): Promise<Answer>
  expected: Expected
}

/** What came back, as the attacker sees it. */
export interface Answer {
  status: number
  /** `AccessDeniedException`, without the namespace; empty when there is none. */
  type: string
  message: string
  body: string
}

export type Expected =
  /** Refused with this exception and this text. */
  | { is: 'refused'; type: string; message: RegExp | ((world: World) => string); status?: number }
  /** Refused by the connection or with this HTTP status, before any service looks at it. */
  | { is: 'turned away'; status: number }
  /** Allowed, and everything in it is one's own. */
  | { is: 'own items'; count?: (world: World) => number }
  /** The lead's: allowed, and every item has its real name. */
  | { is: 'whole items' }
  /** Allowed, and nothing in it is anybody's. */
  | { is: 'harmless' }

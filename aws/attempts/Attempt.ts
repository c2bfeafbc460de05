import type { Question } from './grants.ts'
import type { Answer, World } from './World.ts'

/** Where an attempt has to end. */
export type Layer =
  | 'transport'
  | 'signature'
  | 'token'
  | 'identity pool'
  | 'user pool'
  | 'validation'
  | 'policy'

/** One try to reach forbidden data: the request, and the one right answer. */
export interface Attempt {
  /** Unique, and readable in a table: "another administrator's identity ID". */
  name: string
  /** One sentence for a reviewer. */
  tries: string
  layer: Layer
  /** Why it is not sent to a deployed stack; undefined when it is. */
  localOnly?: string
  /** The attempt needs a lead's session, or data that only a lead knows. It is skipped where no lead signed in. */
  needsLead?: true
  /**
   * Why it is uncertain whether AWS answers as the local AWS does, and the grant that matters: a stack without that grant
   * denies the attempt anyway. Undefined for behaviour that AWS documents.
   */
  unconfirmed?: { why: string; wherever: Question }
  send(world: World): Promise<Answer>
  expected: Expected
}

/** This exception with this text. AWS always answers with HTTP status 400, even where its model says another one. */
export interface Refusal {
  type: string
  message: RegExp | ((world: World) => string | RegExp)
}

export type Expected =
  | Outcome
  /** The declared grants decide between the two. */
  | { is: 'as granted'; question: Question; granted: Outcome; denied: Outcome }

/** The one right answer. */
export type Outcome =
  /** Refused, in one of these ways. */
  | { is: 'refused'; ways: readonly Refusal[] }
  /** Refused with this HTTP status before any service looks at it; 0 when the connection is closed without an answer. */
  | { is: 'turned away'; status: number }
  /** Allowed, with the caller's own items only: all of them, or some. */
  | { is: 'own items'; which: 'all' | 'some' }
  /** The lead's: allowed, and every item has its real name. */
  | { is: 'whole items' }
  /** Allowed, and nothing in it is anybody's. */
  | { is: 'harmless' }
  /** Allowed, and stopped by the attempt's own condition, which is never true: nothing has changed. */
  | { is: 'condition failed' }

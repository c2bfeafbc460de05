import type { AccessRequest, Decision } from '../policy/Decision.ts'
import type { Principal } from './authorization/Principal.ts'

/** What the local AWS tells the developer who runs it. Never a token, a key or a password. */
export type LocalEvent =
  | { kind: 'decision'; principal: Principal; request: AccessRequest; decision: Decision }
  | { kind: 'refusal'; operation: string; type: string; message: string }
  | { kind: 'failure'; operation: string; error: unknown }

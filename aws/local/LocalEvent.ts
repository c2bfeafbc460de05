import type { AccessRequest, Decision } from '../policy/Decision.ts'
import type { Principal } from './authorization/Principal.ts'

/** An event for the developer who runs the local AWS. Never contains a token, a key or a password. */
export type LocalEvent =
  | { kind: 'decision'; principal: Principal; request: AccessRequest; decision: Decision }
  | { kind: 'refusal'; operation: string; type: string; message: string }
  | { kind: 'failure'; operation: string; error: unknown }

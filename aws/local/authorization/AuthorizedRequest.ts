import type { DynamoDbRequest } from '../dynamodb/parseOperation.ts'

declare const authorized: unique symbol

/** A request of which a policy allowed every access. Only `authorize` makes one, and the engine takes nothing else. */
export interface AuthorizedRequest extends DynamoDbRequest {
  readonly [authorized]: true
}

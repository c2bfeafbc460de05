import type { DynamoDbRequest } from '../dynamodb/parseOperation.ts'

declare const authorized: unique symbol

/** A request whose every access a policy allowed. Only `authorize` makes one, and the engine takes nothing else. */
export interface AuthorizedRequest extends DynamoDbRequest {
  readonly [authorized]: true
}

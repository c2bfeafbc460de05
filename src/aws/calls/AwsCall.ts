export type Service = 'cognito-idp' | 'cognito-identity' | 'dynamodb'

export type Json = string | number | boolean | null | readonly Json[] | JsonObject
export interface JsonObject {
  readonly [key: string]: Json
}

/** One request to AWS as it went over the wire, without anything secret. */
export interface AwsCall {
  /** Counts from 1 in each tab. */
  id: number
  service: Service
  /** `Query` */
  operation: string
  /** Milliseconds since the epoch. */
  startedAt: number
  input: JsonObject
  result: CallResult
}

/** How a call ended; durations are in milliseconds. */
export type CallResult =
  | { is: 'pending' }
  | { is: 'succeeded'; duration: number; output: JsonObject }
  /** `type` is the exception: `AccessDeniedException`. */
  | { is: 'refused'; duration: number; status: number; type: string; message: string }
  /** Cancelled, or lost on the way. */
  | { is: 'unanswered'; duration: number; reason: string }

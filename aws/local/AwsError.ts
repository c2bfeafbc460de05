/**
 * A refusal as AWS would send it: thrown anywhere on the local side, caught once in handleRequest.
 * `type` is the wire's `__type` ("NotAuthorizedException", "com.amazon.coral.service#AccessDeniedException").
 */
export class AwsError extends Error {
  readonly type: string
  readonly status: number
  /** Members of the exception besides its message: `{ Item: … }`. */
  readonly members: Readonly<Record<string, unknown>>

  constructor(type: string, message: string, status = 400, members: AwsError['members'] = {}) {
    super(message)
    this.name = 'AwsError'
    this.type = type
    this.status = status
    this.members = members
  }
}

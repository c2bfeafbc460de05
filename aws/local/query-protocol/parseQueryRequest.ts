import { AwsError } from '../AwsError.ts'
import type { HttpRequest } from '../wire/HttpRequest.ts'

/**
 * A service of the query protocol: the request is a form with the members `Action` and `Version`, and the answer is
 * XML.
 */
export type QueryService = 'sts' | 'cloudformation'

/** The version of each service's API, which is also the last part of its XML namespace. */
export const queryServices: Readonly<Record<QueryService, { version: string; namespace: string }>> = {
  sts: { version: '2011-06-15', namespace: 'https://sts.amazonaws.com/doc/2011-06-15/' },
  cloudformation: {
    version: '2010-05-15',
    namespace: 'http://cloudformation.amazonaws.com/doc/2010-05-15/',
  },
}

export function isQueryService(service: string): service is QueryService {
  return Object.hasOwn(queryServices, service)
}

/** Whether a request uses the query protocol, for any service. */
export function isQueryRequest({ method, headers }: HttpRequest): boolean {
  const contentType = (headers.get('content-type') ?? '').split(';')[0]?.trim()
  return (
    method === 'POST' && contentType === 'application/x-www-form-urlencoded' && !headers.has('x-amz-target')
  )
}

/**
 * Reads the form of a request: the service by its `Version`, the operation from `Action`, and the other members as
 * the operation's input. They stay flat (`Tags.member.1.Key`).
 *
 * @returns undefined for a form of another service
 * @throws AwsError MissingAction
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/CommonParameters.html
 */
export function parseQueryRequest(
  http: HttpRequest,
): { service: QueryService; operation: string; input: Readonly<Record<string, string>> } | undefined {
  const { Action: operation, Version, ...input } = membersOf(http)
  const service = servicesByVersion.get(Version ?? '')
  if (service === undefined) return undefined
  if (operation === undefined || operation === '') {
    throw new AwsError('MissingAction', 'The request must contain the parameter Action')
  }
  return { service, operation, input }
}

/** In bytes. No operator sends a form of a megabyte. */
const largestForm = 2 ** 20

/**
 * The members of a form; empty if the form is too large. The object has no prototype, so that a name such as
 * `__proto__` has no effect.
 */
export function membersOf({ body }: HttpRequest): Record<string, string> {
  const members: Record<string, string> = Object.create(null)
  if (body.byteLength > largestForm) return members
  for (const [name, value] of new URLSearchParams(Buffer.from(body).toString('utf8'))) members[name] = value
  return members
}

const servicesByVersion: ReadonlyMap<string, QueryService> = new Map([
  [queryServices.sts.version, 'sts'],
  [queryServices.cloudformation.version, 'cloudformation'],
])

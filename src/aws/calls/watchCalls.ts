import type { Service } from './AwsCall.ts'

/** A call to AWS that is about to be sent. */
export interface LeavingCall {
  service: Service
  /** `Query` */
  operation: string
  /** JSON, or the Request that carries it. */
  body: unknown
}

/** Called at the end of a call. The watcher gets the answer before the caller does, and must not read its body. */
export interface CallEnd {
  answered?(response: Response): void
  failed?(error: unknown): void
}

export type CallWatcher = (call: LeavingCall) => CallEnd

const services: ReadonlyMap<string, Service> = new Map([
  ['AWSCognitoIdentityProviderService', 'cognito-idp'],
  ['AWSCognitoIdentityService', 'cognito-identity'],
  ['DynamoDB_20120810', 'dynamodb'],
])

const watchers = new Set<CallWatcher>()

/**
 * Shows `watcher` every AWS call of this tab from now on, retries included: the SDK and cognito-js both send through
 * `fetch`. A second call with the same watcher changes nothing.
 */
export function watchCalls(watcher: CallWatcher): void {
  if (watchers.size === 0) standAtFetch()
  watchers.add(watcher)
}

function standAtFetch(): void {
  const send = globalThis.fetch
  globalThis.fetch = (resource, options) => {
    const request = resource instanceof Request ? resource : undefined
    const target = (request?.headers ?? new Headers(options?.headers)).get('x-amz-target') ?? ''
    const [prefix = '', operation = ''] = target.split('.')
    const service = services.get(prefix)
    if (service === undefined) return send(resource, options)
    const call = { service, operation, body: request ?? options?.body }
    const ends = [...watchers].map((watcher) => watcher(call))
    return send(resource, options).then(
      (response) => {
        for (const end of ends) end.answered?.(response)
        return response
      },
      (error: unknown) => {
        for (const end of ends) end.failed?.(error)
        throw error
      },
    )
  }
}

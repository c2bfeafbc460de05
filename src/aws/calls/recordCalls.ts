import { serverClock } from '../serverClock.ts'
import type { CallResult, JsonObject, Service } from './AwsCall.ts'
import { callRecord } from './callRecord.ts'
import { isJsonObject } from './isJsonObject.ts'
import { withoutSecrets } from './withoutSecrets.ts'

const services: ReadonlyMap<string, Service> = new Map([
  ['AWSCognitoIdentityProviderService', 'cognito-idp'],
  ['AWSCognitoIdentityService', 'cognito-identity'],
  ['DynamoDB_20120810', 'dynamodb'],
])

let isRecording = false

/**
 * Records every AWS call of this tab from now on. It listens at `fetch`, the one way out that the SDK and cognito-js
 * share: so what is recorded is what was sent, retries included, and nothing that is sent can be missing. AWS's clock is
 * read here for the same reason.
 */
export function recordCalls(): void {
  if (isRecording) return
  isRecording = true
  const send = globalThis.fetch
  globalThis.fetch = (resource, options) => {
    const request = resource instanceof Request ? resource : undefined
    const target = (request?.headers ?? new Headers(options?.headers)).get('x-amz-target') ?? ''
    const [prefix = '', operation = ''] = target.split('.')
    const service = services.get(prefix)
    if (service === undefined) return send(resource, options)
    const note = begin(service, operation, request ?? options?.body)
    return send(resource, options).then(note.answer, note.failure)
  }
}

function begin(service: Service, operation: string, body: unknown) {
  const begun = performance.now()
  const sinceBegun = () => performance.now() - begun
  const add = callRecord.begin({
    service,
    operation,
    startedAt: performance.timeOrigin + begun,
    input: withoutSecrets(service, parse(body)),
    result: { is: 'pending' },
  })
  if (body instanceof Request) {
    void body
      .clone()
      .text()
      .then((text) => add({ input: withoutSecrets(service, parse(text)) }))
      .catch(() => {})
  }
  return {
    answer(response: Response): Response {
      const duration = sinceBegun()
      serverClock.note(response)
      // Read beside whoever waits for the answer, not before them.
      response
        .clone()
        .text()
        .then((text) => add({ result: toResult(service, duration, response, parse(text)) }))
        .catch(() => add({ result: { is: 'unanswered', duration, reason: 'The answer broke off' } }))
      return response
    },
    failure(error: unknown): never {
      const isCancelled = error instanceof Error && error.name === 'AbortError'
      const reason = isCancelled ? 'Cancelled' : 'No answer'
      add({ result: { is: 'unanswered', duration: sinceBegun(), reason } })
      throw error
    },
  }
}

function toResult(service: Service, duration: number, response: Response, body: JsonObject): CallResult {
  if (response.ok) return { is: 'succeeded', duration, output: withoutSecrets(service, body) }
  const type = String(body.__type ?? response.headers.get('x-amzn-errortype') ?? `HTTP ${response.status}`)
  return {
    is: 'refused',
    duration,
    status: response.status,
    type: type.split('#').at(-1)?.split(':')[0] ?? type,
    message: String(body.message ?? body.Message ?? ''),
  }
}

function parse(body: unknown): JsonObject {
  try {
    const value: unknown = typeof body === 'string' ? JSON.parse(body) : {}
    return isJsonObject(value) ? value : {}
  } catch {
    return {}
  }
}

import type { CallResult, JsonObject, Service } from './AwsCall.ts'
import { callRecord } from './callRecord.ts'
import { isJsonObject } from './isJsonObject.ts'
import { type CallEnd, type LeavingCall, watchCalls } from './watchCalls.ts'
import { withoutSecrets } from './withoutSecrets.ts'

/** Records every AWS call of this tab from now on, as it was sent. */
export function recordCalls(): void {
  watchCalls(record)
}

function record({ service, operation, body }: LeavingCall): CallEnd {
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
    answered(response) {
      const duration = sinceBegun()
      // A copy, since the caller reads the answer itself.
      response
        .clone()
        .text()
        .then((text) => add({ result: toResult(service, duration, response, parse(text)) }))
        .catch(() => add({ result: { is: 'unanswered', duration, reason: 'The answer broke off' } }))
    },
    failed(error) {
      const isCancelled = error instanceof Error && error.name === 'AbortError'
      const reason = isCancelled ? 'Cancelled' : 'No answer'
      add({ result: { is: 'unanswered', duration: sinceBegun(), reason } })
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

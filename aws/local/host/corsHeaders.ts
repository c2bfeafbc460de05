import type { IncomingHttpHeaders } from 'node:http'

/**
 * What a browser on an allowed origin is told. `Date` is among the exposed headers because the SDK reads it to
 * repair a wrong clock.
 */
export function corsHeaders(request: IncomingHttpHeaders): Record<string, string> {
  const { origin } = request
  if (origin === undefined) return {}
  const preflight = request['access-control-request-method']
  return {
    'access-control-allow-origin': origin,
    'access-control-expose-headers': 'x-amzn-RequestId,x-amzn-ErrorType,x-amzn-ErrorMessage,Date',
    vary: 'Origin',
    ...(preflight === undefined
      ? {}
      : {
          'access-control-allow-methods': preflight,
          'access-control-allow-headers': request['access-control-request-headers'] ?? '',
          'access-control-max-age': '172800',
        }),
  }
}

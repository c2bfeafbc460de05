import type { IncomingHttpHeaders } from 'node:http'

/**
 * The CORS headers for a page on an allowed origin. `Date` is exposed because the SDK reads it to correct a wrong
 * clock.
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

import type { IncomingHttpHeaders } from 'node:http'

/**
 * Whether a request may come in at all, before anything of it is read. A page on another site can reach a
 * server on loopback (DNS rebinding gives it even the look of the same origin), so both names are checked:
 * `Host` is this server's own, `Origin` is absent (no browser) or one that was allowed.
 */
export function isAllowedSource(
  headers: IncomingHttpHeaders,
  allowed: { hosts: ReadonlySet<string>; origins: ReadonlySet<string> },
): boolean {
  const { host, origin } = headers
  if (host === undefined || !allowed.hosts.has(host.toLowerCase())) return false
  return origin === undefined || allowed.origins.has(origin)
}

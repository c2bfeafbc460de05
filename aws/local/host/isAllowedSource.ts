import type { IncomingMessage } from 'node:http'

type Asked = Pick<IncomingMessage, 'method' | 'url' | 'headers'>

/**
 * Whether the server answers a request at all, be it to the local AWS or for a file of the app. A page of another
 * site can reach a server on loopback, so the server checks three headers before it reads the body:
 *
 * - `Host` is the server's own name. With DNS rebinding a foreign page has its own host name here, and is refused.
 * - `Origin` is absent or one of the app's.
 * - `Sec-Fetch-Site` does not name another site. Browsers send it with images and links too, and no page can set it.
 *   Another port of localhost is another site here. Only a link that opens a page of the app may come from elsewhere.
 *
 * @see https://www.w3.org/TR/fetch-metadata/
 */
export function isAllowedSource(
  { method, url = '/', headers }: Asked,
  allowed: { hosts: ReadonlySet<string>; origins: ReadonlySet<string> },
): boolean {
  const { host, origin, 'sec-fetch-site': site } = headers
  if (host === undefined || !allowed.hosts.has(host.toLowerCase())) return false
  if (origin !== undefined && !allowed.origins.has(origin)) return false
  if (site === undefined || site === 'same-origin' || site === 'none') return true
  const isNavigation = headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document'
  return method === 'GET' && isNavigation && isPage(url.split('?')[0] ?? '/')
}

/** Whether a path can be a page of the app: `/`, `/access`, `/agents/Glacier%20Owl`. Files and the local AWS are not. */
function isPage(path: string): boolean {
  const [first = '', ...rest] = path.slice(1).split('/')
  if (rest.length > 0 && rest[0] !== '') return ['access', 'account', 'agents', 'offices'].includes(first)
  return /^[a-z-]*$/.test(first) && first !== 'aws' && first !== 'local'
}

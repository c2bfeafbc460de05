/**
 * The template's headers for a server without TLS.
 *
 * Unlike AWS: `upgrade-insecure-requests` is left out. WebKit obeys it on localhost too, and would ask for every file
 * over TLS: the page would stay blank.
 */
export function overPlainHttp(headers: Readonly<Record<string, string>>): Record<string, string> {
  const policy = headers['content-security-policy'] ?? ''
  const directives = policy.split('; ').filter((directive) => directive !== 'upgrade-insecure-requests')
  return { ...headers, 'content-security-policy': directives.join('; ') }
}

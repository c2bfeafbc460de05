/**
 * The template's headers as a server sends them that speaks plain HTTP.
 *
 * Unlike AWS: `upgrade-insecure-requests` is left out. WebKit obeys it on localhost too: it would ask for every file over
 * TLS, and the page would stay blank.
 */
export function overPlainHttp(headers: Readonly<Record<string, string>>): Record<string, string> {
  const policy = headers['content-security-policy'] ?? ''
  const directives = policy.split('; ').filter((directive) => directive !== 'upgrade-insecure-requests')
  return { ...headers, 'content-security-policy': directives.join('; ') }
}

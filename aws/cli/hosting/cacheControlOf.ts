/**
 * How long a file of the build may be kept, by its path. What carries a hash of its content in its name never
 * changes; `index.html` and `config.json` say which of those are current, so nobody keeps them.
 */
export function cacheControlOf(path: string): string {
  if (path.startsWith('/assets/')) return 'public, max-age=31536000, immutable'
  return path === '/index.html' || path === '/config.json' ? 'no-store' : 'public, max-age=3600'
}

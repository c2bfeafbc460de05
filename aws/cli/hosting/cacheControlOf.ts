/**
 * How long browsers may cache a file of the build, by its path. A file with a hash of its content in its name never
 * changes. `index.html` and `config.json` name the current ones, so browsers must not cache these two.
 */
export function cacheControlOf(path: string): string {
  if (path.startsWith('/assets/')) return 'public, max-age=31536000, immutable'
  return path === '/index.html' || path === '/config.json' ? 'no-store' : 'public, max-age=3600'
}

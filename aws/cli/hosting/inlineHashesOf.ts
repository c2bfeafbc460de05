import { createHash } from 'node:crypto'

/** CSP source expressions, such as `'sha256-2MdFOl49YNiJRE35ubiDhcpkdW41ZsHwr0cSMjqiDMY='`. */
export interface InlineHashes {
  scripts: string[]
  styles: string[]
}

/**
 * The hashes with which a Content-Security-Policy allows a page's inline scripts and styles.
 *
 * @see https://www.w3.org/TR/CSP3/#match-element-to-source-list
 */
export function inlineHashesOf(html: string): InlineHashes {
  // A browser reads every line break as a line feed before it computes a hash.
  const page = html.replace(/\r\n?/g, '\n')
  return {
    scripts: hashesOf(page, /<script(?:\s(?![^>]*\bsrc\s*=)[^>]*)?>([\s\S]*?)<\/script\s*>/gi),
    styles: hashesOf(page, /<style(?:\s[^>]*)?>([\s\S]*?)<\/style\s*>/gi),
  }
}

function hashesOf(page: string, element: RegExp): string[] {
  const contents = Array.from(page.matchAll(element), ([, content = '']) => content)
  const hashes = contents.map((content) => createHash('sha256').update(content).digest('base64'))
  return Array.from(new Set(hashes), (hash) => `'sha256-${hash}'`)
}

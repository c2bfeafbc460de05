import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Makes a page of the words that the app shows first, without a program and without a style. No page with these words
 * can be painted earlier.
 *
 * @param app the directory of the app's build
 * @throws Error when the build shows nothing without its program
 */
export function makeWordsPage(app: string, outDir: string): void {
  const built = readFileSync(join(app, 'index.html'), 'utf8')
  const picture = /<div id="root">(.*)<\/div>/s.exec(built)?.[1] ?? ''
  const words = picture
    .replace(/<svg.*?<\/svg>/gs, '')
    .split(/<[^>]*>/)
    .map((text) => text.trim())
    .filter((text) => text !== '')
  if (words.length === 0) throw new Error('The page of the build shows no words.')
  const lines = words.map((text) => `<p>${text}</p>`).join('\n')
  mkdirSync(outDir, { recursive: true })
  writeFileSync(
    join(outDir, 'index.html'),
    `<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n<title>Words</title>\n${lines}\n</html>\n`,
  )
}

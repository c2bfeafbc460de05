import { readFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { readTemplate } from '../template/readTemplate.ts'
import type { Build } from './build/readBuild.ts'
import { cacheControlOf } from './hosting/cacheControlOf.ts'
import { contentTypeOf } from './hosting/contentTypeOf.ts'
import { inlineHashesOf } from './hosting/inlineHashesOf.ts'
import { overPlainHttp } from './hosting/overPlainHttp.ts'
import { readHosting } from './hosting/readHosting.ts'

const templateFile = new URL('../template.yaml', import.meta.url)

/**
 * Serves a production build over plain HTTP, in the same way as CloudFront: with the template's headers, and with the
 * template's function, which decides which paths are pages of the app. A missing file is a 404 and never a page.
 *
 * @param parameters values of the template's parameters; any other has its default
 * @throws Error if the build has no page
 */
export function serveBuild(build: Build, region: string, parameters: Readonly<Record<string, string>> = {}) {
  const page = build.get('/index.html')
  if (page === undefined) throw new Error('The build has no index.html. Make one: npm run build')
  const { scripts, styles } = inlineHashesOf(page.toString())
  const { headers, fileAt } = readHosting(readTemplate(readFileSync(templateFile, 'utf8')), region, {
    ...parameters,
    ScriptHashes: scripts.join(' '),
    StyleHashes: styles.join(' '),
  })
  const sent = Object.entries(overPlainHttp(headers))
  return ({ method, url = '/' }: IncomingMessage, response: ServerResponse): void => {
    for (const [name, value] of sent) response.setHeader(name, value)
    const path = fileAt(url.split('?')[0] ?? '/')
    const content = build.get(path)
    if (method !== 'GET' && method !== 'HEAD') {
      response.writeHead(403, { 'content-type': 'text/plain', 'cache-control': 'no-store' })
      response.end('Files are read with GET or HEAD.\n')
    } else if (content === undefined) {
      response.writeHead(404, { 'content-type': 'text/plain', 'cache-control': 'no-store' })
      response.end('Not found\n')
    } else {
      response.writeHead(200, {
        'content-type': contentTypeOf(path) ?? 'application/octet-stream',
        'content-length': content.byteLength,
        'cache-control': cacheControlOf(path),
      })
      response.end(content)
    }
  }
}

import { existsSync, readFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import sirv from 'sirv'
import { readTemplate } from '../template/readTemplate.ts'
import { cacheControlOf } from './hosting/cacheControlOf.ts'
import { inlineHashesOf } from './hosting/inlineHashesOf.ts'
import { readHosting } from './hosting/readHosting.ts'

const templateFile = new URL('../template.yaml', import.meta.url)

/**
 * Serves the production build as CloudFront will: under the template's own headers, its own function deciding which
 * paths are pages of the app, and a missing file a 404, never a page of HTML.
 */
export function serveBuild(directory: string, region: string) {
  const page = `${directory}/index.html`
  if (!existsSync(page)) {
    throw new Error(`There is no build in ${directory}/. Make one: npm run build`)
  }
  const { scripts, styles } = inlineHashesOf(readFileSync(page, 'utf8'))
  const { headers, fileAt } = readHosting(readTemplate(readFileSync(templateFile, 'utf8')), region, {
    ScriptHashes: scripts.join(' '),
    StyleHashes: styles.join(' '),
  })
  const files = sirv(directory, {
    extensions: [],
    setHeaders: (response, path) => response.setHeader('cache-control', cacheControlOf(path)),
  })
  return (request: IncomingMessage, response: ServerResponse): void => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
    request.url = fileAt((request.url ?? '/').split('?')[0] ?? '/')
    files(request, response, () => {
      response.writeHead(404, { 'content-type': 'text/plain', 'cache-control': 'no-store' })
      response.end('Not found\n')
    })
  }
}

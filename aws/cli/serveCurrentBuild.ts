import type { IncomingMessage, ServerResponse } from 'node:http'
import { findCurrentBuild, makeCurrentBuild } from './build/currentBuild.ts'
import { inlineHashesOf } from './hosting/inlineHashesOf.ts'
import { print, printError } from './print.ts'
import type { App, AppSettings } from './serve.ts'
import { serveBuild } from './serveBuild.ts'

/**
 * Serves the production build of the sources in `root`, and builds them first if necessary. During the build, every
 * address answers with a page that says so; the app replaces it by itself. If the build fails, the page and the
 * terminal say why, and no older app is served.
 */
export function serveCurrentBuild(
  root: string,
  { region, parameters, signal }: Omit<AppSettings, 'server'>,
): App {
  const current = findCurrentBuild(root)
  if (current !== undefined)
    return { handle: serveBuild(current, region, parameters), ready: Promise.resolve(true) }

  let handle = serveNotice(503, 'Building…', 'The app appears here by itself in a few seconds.')
  const begun = performance.now()
  print('Building…')
  const ready = makeCurrentBuild(root, signal).then(
    (build) => {
      handle = serveBuild(build, region, parameters)
      print(`Built in ${((performance.now() - begun) / 1000).toFixed(1)} s`)
      return true
    },
    (error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error)
      handle = serveNotice(500, 'The build failed', `Mend it and run npm start again.\n\n${reason}`)
      if (!signal.aborted) printError(`\n${reason}\n\nThe build failed. Mend it and run npm start again.`)
      return false
    },
  )
  return { handle: (request, response) => handle(request, response), ready }
}

const style = `
body { max-width: 60rem; margin: 20vh auto; padding: 0 1rem; font: 1rem/1.5 system-ui, sans-serif }
pre { white-space: pre-wrap; font: inherit }
@media (prefers-color-scheme: dark) { body { background: #131516; color: #e8e6e0 } }
`

/** Answers every request with a short page. The page reloads every second, until the app answers. */
function serveNotice(status: 500 | 503, title: string, text: string) {
  const page = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
${status === 503 ? '<meta http-equiv="refresh" content="1">' : ''}
<title>${title} · Leading Keys</title>
<style>${style}</style>
<div role="${status === 503 ? 'status' : 'alert'}">
<h1>${title}</h1>
<pre>${text.replace(/[&<]/g, (character) => (character === '&' ? '&amp;' : '&lt;'))}</pre>
</div>
`
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'content-length': Buffer.byteLength(page),
    'content-security-policy': `default-src 'none'; style-src ${inlineHashesOf(page).styles.join(' ')}`,
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
    ...(status === 503 ? { 'retry-after': '1' } : {}),
  }
  return (_: IncomingMessage, response: ServerResponse): void => {
    response.writeHead(status, headers).end(page)
  }
}

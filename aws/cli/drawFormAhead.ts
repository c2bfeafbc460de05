import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { type HtmlTagDescriptor, type Plugin, runnerImport } from 'vite'
import { readTemplate } from '../local/stack/readTemplate.ts'
import { readHosting } from './hosting/readHosting.ts'

const templateFile = new URL('../template.yaml', import.meta.url)

/**
 * Puts a picture of the sign-in form into the built page, and its style with it, to be seen while the program is still on
 * its way. It is a picture: there is no form in it, what it shows cannot be focused or typed into, and the program
 * replaces it by the real one. Whoever returns to a session does not get to see it.
 */
export function drawFormAhead(): Plugin {
  return {
    name: 'draw-form-ahead',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      async handler(html, { bundle = {} }) {
        const link = /<link rel="stylesheet"[^>]*href="\/([^"]+)"[^>]*>/.exec(html)
        const file = bundle[link?.[1] ?? '']
        if (link === null || file?.type !== 'asset')
          throw new Error('The page has no style sheet to draw with.')
        const style = String(file.source).trim()
        requireAllowed('script-src', hideFromWhoReturns)
        requireAllowed('style-src', style)
        const picture = await drawForm()
        // It would keep the picture from being painted. main.tsx enables it where the style in the page is refused.
        const held = link[0].replace('<link ', '<link disabled ')
        const tags: HtmlTagDescriptor[] = [
          { tag: 'script', children: hideFromWhoReturns, injectTo: 'head' },
          { tag: 'style', children: style, injectTo: 'head' },
        ]
        const page = html
          .replace(link[0], () => held)
          .replace('<div id="root"></div>', () => `<div id="root">${picture}</div>`)
        return { html: page, tags }
      },
    },
  }
}

/**
 * The template's Content-Security-Policy lets the page have in it what it names by its hash, and nothing else.
 *
 * @throws Error when it does not name this
 */
function requireAllowed(directive: 'script-src' | 'style-src', content: string): void {
  const { headers } = readHosting(readTemplate(readFileSync(templateFile, 'utf8')), 'eu-central-1')
  const policy = headers['content-security-policy'] ?? ''
  const allowed = policy.split('; ').find((each) => each.startsWith(directive)) ?? directive
  const source = `'sha256-${createHash('sha256').update(content).digest('base64')}'`
  if (allowed.includes(source)) return
  throw new Error(
    `The page has another ${directive === 'style-src' ? 'style' : 'script'} in it than aws/template.yaml allows.\n` +
      `Write  ${directive} 'self' ${source}\nfor    ${allowed}`,
  )
}

/** Runs before the picture is drawn. Where storage is refused, nobody returns. The key is that of tokensInTab.ts. */
const hideFromWhoReturns = `try{if(sessionStorage.getItem('leading-keys.tokens')!==null)document.documentElement.classList.add('returning')}catch{}`

/** How it looks is in the page's own style sheet. */
const withoutStyles: Plugin = {
  name: 'without-styles',
  enforce: 'pre',
  resolveId: (id) => (id.endsWith('.css') ? '\0style' : null),
  load: (id) => (id === '\0style' ? '' : null),
}

/** @throws Error when the picture could be submitted, or could run something */
async function drawForm(): Promise<string> {
  const { module } = await runnerImport<typeof import('../../src/session/SignInForm.tsx')>(
    './src/session/SignInForm.tsx',
    { configFile: false, plugins: [withoutStyles] },
  )
  const form = createElement(module.SignInForm, {
    onSignIn: () => Promise.resolve(null),
    onForgotten: () => {},
    lastUsername: null,
    notice: null,
    demoAccounts: [],
  })
  const [main = ''] = /<main .*<\/main>/s.exec(renderToStaticMarkup(form)) ?? []
  const picture = main
    .replace('<main ', '<main inert="" ')
    .replace(/<form\b[^>]*class="([^"]*)"[^>]*>/, '<div class="$1">')
    .replace('</form>', '</div>')
    .replace(/ (name|autoComplete)="[^"]*"/g, '')
    .replace(/type="submit"/g, 'type="button"')
  if (!picture.startsWith('<main inert="" ') || /<form|<script|javascript:| on\w+=| action=/i.test(picture)) {
    throw new Error(`This is not a picture of the sign-in form:\n${picture}`)
  }
  return picture
}

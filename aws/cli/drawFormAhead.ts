import { createHash } from 'node:crypto'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { type HtmlTagDescriptor, type Plugin, runnerImport } from 'vite'

/**
 * Puts a picture of the sign-in form into the built page, to be seen while the program is still on its way. It is a
 * picture: there is no form in it, what it shows cannot be focused or typed into, and the program replaces it by the
 * real one. Whoever returns to a session does not get to see it.
 */
export function drawFormAhead(): Plugin {
  const script = {
    name: `assets/returning-${createHash('sha256').update(hideFromWhoReturns).digest('hex').slice(0, 8)}.js`,
    source: hideFromWhoReturns,
  }
  return {
    name: 'draw-form-ahead',
    apply: 'build',
    buildStart() {
      this.emitFile({ type: 'asset', fileName: script.name, source: script.source })
    },
    transformIndexHtml: {
      order: 'post',
      async handler(html) {
        const picture = await drawForm()
        const tag: HtmlTagDescriptor = {
          tag: 'script',
          attrs: { src: `/${script.name}` },
          injectTo: 'head-prepend',
        }
        return { html: html.replace('<div id="root"></div>', `<div id="root">${picture}</div>`), tags: [tag] }
      },
    },
  }
}

/** Runs before the picture is drawn. Where storage is refused, nobody returns. The key is that of tokensInTab.ts. */
const hideFromWhoReturns = `try{if(sessionStorage.getItem('leading-keys.tokens')!==null)document.documentElement.classList.add('returning')}catch{}\n`

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

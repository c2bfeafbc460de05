import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { type HtmlTagDescriptor, type Plugin, runnerImport } from 'vite'
import { tokensKey } from '../src/aws/user-pool/tokensInTab.ts'

/**
 * Puts a picture of the sign-in form and its style into the built page: the browser shows it while the program loads.
 * The picture has no form and no focusable element, and the program replaces it with the real form. A user with a
 * session does not see it.
 *
 * The page then has an inline script and an inline style. The Content-Security-Policy allows them by their hashes,
 * which `inlineHashesOf` computes from the built page.
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
        const picture = await drawForm()
        // A style sheet would delay the picture. main.tsx enables it if the browser refuses the inline style.
        const held = link[0].replace('<link ', '<link disabled ')
        const tags: HtmlTagDescriptor[] = [
          { tag: 'script', children: hidePictureWhenSignedIn, injectTo: 'head' },
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

/** Runs before the browser draws the picture. A browser without storage has no session. */
const hidePictureWhenSignedIn = `try{if(sessionStorage.getItem('${tokensKey}')!==null)document.documentElement.classList.add('returning')}catch{}`

/** The picture takes its style from the page's style sheet. */
const withoutStyles: Plugin = {
  name: 'without-styles',
  enforce: 'pre',
  resolveId: (id) => (id.endsWith('.css') ? '\0style' : null),
  load: (id) => (id === '\0style' ? '' : null),
}

/** @throws Error if the picture could be submitted, or could run code */
async function drawForm(): Promise<string> {
  const { module } = await runnerImport<typeof import('../src/session/sign-in/SignInForm.tsx')>(
    './src/session/sign-in/SignInForm.tsx',
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

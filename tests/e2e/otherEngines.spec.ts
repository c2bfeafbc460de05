import { firefox } from './engines/firefox.ts'
import { Visitor } from './engines/Visitor.ts'
import { webKit } from './engines/webKit.ts'
import { password } from './signIn.ts'
import { expect, test } from './test.ts'

/** Chromium runs every other test. Administrators also use Firefox and Safari, whose engine is WebKit. */
for (const engine of [firefox, webKit]) {
  test(`${engine.name} shows every page, from the sign-in to the sign-out`, async ({ baseURL }) => {
    test.skip(engine.missing !== undefined, `not run: ${engine.name} needs ${engine.missing}`)
    const session = await engine.launch()
    try {
      const visitor = new Visitor(session)
      await visitor.open(`${baseURL}/`)
      await visitor.type('Username', 'office-north')
      await visitor.type('Password', password)
      await visitor.click('button', 'Sign in')

      await visitor.sees('heading', 'Agents')
      await expect.poll(() => visitor.rows()).toBe(12)
      await visitor.type('Search agents', 'rovaniemi')
      await expect.poll(() => visitor.rows()).toBe(1)
      await visitor.click('link', '/^Glacier Owl/')
      await visitor.sees('heading', 'Glacier Owl')

      await visitor.click('link', 'Access')
      for (const section of ['Identities', 'How you got here', 'Policy', 'Requests', 'Break in']) {
        await visitor.click('link', section)
        await visitor.sees('heading', section)
      }
      await visitor.open(`${baseURL}/account`)
      await visitor.sees('heading', 'Your account')
      await visitor.click('button', 'Sign out')
      await visitor.sees('button', 'Sign in')
      await visitor.doesNotSee('heading', 'Agents')
    } finally {
      await session.close()
    }
  })
}

import { type BrowserContext, test as base } from '@playwright/test'

export { expect } from '@playwright/test'

/** A browser test. It fails when anything on its pages broke the Content-Security-Policy that the template sets. */
export const test = base.extend<{ violations: string[] }>({
  violations: [
    async ({ browser }, use) => {
      const violations: string[] = []
      const listen = (context: BrowserContext) =>
        context.on('console', (message) => {
          if (/Content Security Policy|requires 'Trusted/i.test(message.text()))
            violations.push(message.text())
        })
      browser.on('context', listen)
      await use(violations)
      browser.off('context', listen)
      base.expect(violations, 'violations of the Content-Security-Policy').toEqual([])
    },
    { auto: true },
  ],
})

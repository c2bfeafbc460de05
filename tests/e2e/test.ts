import { type BrowserContext, test as base } from '@playwright/test'

export { expect } from '@playwright/test'

/** A browser test. It fails when one of its pages violates the template's Content-Security-Policy. */
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

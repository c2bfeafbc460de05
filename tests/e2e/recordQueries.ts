import type { Page } from '@playwright/test'

export interface SentQuery {
  IndexName?: string
  Limit: number
}

/** Makes the page keep the Queries that it sends: Playwright does not see the bodies of the SDK's requests. */
export async function recordQueries(page: Page) {
  await page.addInitScript(() => {
    const queries: unknown[] = []
    Object.assign(window, { queries })
    const send = window.fetch
    window.fetch = (resource, options) => {
      if (resource instanceof Request && resource.headers.get('x-amz-target')?.endsWith('.Query'))
        void resource
          .clone()
          .json()
          .then((query) => queries.push(query))
      return send(resource, options)
    }
  })
  return {
    all: () => page.evaluate<SentQuery[]>('queries'),
    forget: () => page.evaluate('queries.length = 0'),
  }
}

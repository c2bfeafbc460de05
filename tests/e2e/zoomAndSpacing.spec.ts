import type { Page } from '@playwright/test'
import { expectAgents, signIn } from './signIn.ts'
import { expect, test } from './test.ts'

/** A window of 1,280 × 1,024 px at these zooms, in CSS px (WCAG 1.4.4 and 1.4.10). */
const zooms = [
  ['200 %', 640, 512],
  ['400 %', 320, 256],
] as const

/** The least spacing that a reader may set (WCAG 1.4.12). */
const spacing = `* {
  line-height: 1.5 !important;
  letter-spacing: 0.12em !important;
  word-spacing: 0.16em !important;
}
p { margin-bottom: 2em !important; }`

interface Place {
  name: string
  path: string
  /** The heading by which the page can be told from the one before it. */
  heading: string
  /** Brings the page into the state to look at. */
  prepare?: (page: Page) => Promise<void>
}

const places: readonly Place[] = [
  { name: 'list', path: '/agents', heading: 'Agents' },
  { name: 'file', path: '/agents/Glacier%20Owl', heading: 'Glacier Owl' },
  {
    name: 'edit form',
    path: '/agents/Glacier%20Owl',
    heading: 'Glacier Owl',
    async prepare(page) {
      await page.getByRole('button', { name: 'Edit' }).click()
      await expect(page.getByRole('form', { name: 'Edit Glacier Owl' })).toBeVisible()
    },
  },
  { name: 'account', path: '/account', heading: 'Your account' },
  { name: 'Identities', path: '/access', heading: 'Identities' },
  { name: 'How you got here', path: '/access/path', heading: 'How you got here' },
  { name: 'Policy', path: '/access/policy', heading: 'Policy' },
  { name: 'Requests', path: '/access/requests', heading: 'Requests' },
  { name: 'Break in', path: '/access/break-in', heading: 'Break in' },
]

async function goTo(page: Page, { path, heading, prepare }: Place): Promise<void> {
  await page.evaluate((to) => {
    history.pushState(null, '', to)
    dispatchEvent(new PopStateEvent('popstate'))
  }, path)
  await expect(page.getByRole('heading', { name: heading, exact: true })).toBeVisible()
  await expect(page.getByRole('main')).not.toContainText(/loading|Asking…/i)
  await prepare?.(page)
}

/**
 * The texts, in words, that the reader cannot get to: left of the window, where nobody can scroll to, or cut off by a
 * box that does not scroll, or in a part of the page that scrolls sideways.
 */
function lostTexts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const root = document.documentElement
    const lost: string[] = []
    if (root.scrollWidth > root.clientWidth)
      lost.push(`the page scrolls sideways by ${root.scrollWidth - root.clientWidth} px`)
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const parent = node.parentElement
      const text = node.textContent?.trim() ?? ''
      if (parent === null || text === '' || !parent.checkVisibility({ visibilityProperty: true })) continue
      if (
        parent.closest('.visually-hidden, .skip-link, [aria-hidden="true"], option, script, style') !== null
      )
        continue
      const range = document.createRange()
      range.selectNodeContents(node)
      const box = range.getBoundingClientRect()
      if (box.width === 0) continue
      if (box.right < 1) lost.push(`left of the window: ${text.slice(0, 50)}`)
      for (
        let around: Element | null = parent;
        around !== null && around !== root;
        around = around.parentElement
      ) {
        const { overflowX, overflowY, clipPath } = getComputedStyle(around)
        if (clipPath !== 'none') break
        const { left, right, top, bottom } = around.getBoundingClientRect()
        const isCutX = overflowX === 'hidden' || overflowX === 'clip'
        const isCutY = overflowY === 'hidden' || overflowY === 'clip'
        if (
          (isCutX && (box.left < left - 1 || box.right > right + 1)) ||
          (isCutY && (box.top < top - 2 || box.bottom > bottom + 2))
        )
          lost.push(`cut off in ${around.tagName}.${around.className}: ${text.slice(0, 50)}`)
        if (overflowX === 'auto' || overflowX === 'scroll') {
          if (around.scrollWidth > around.clientWidth + 1)
            lost.push(`scrolls sideways in ${around.tagName}.${around.className}: ${text.slice(0, 50)}`)
          break
        }
      }
    }
    return [...new Set(lost)]
  })
}

for (const [zoom, width, height] of zooms) {
  test(`at ${zoom} no page loses a text or scrolls sideways`, async ({ page }) => {
    await page.setViewportSize({ width, height })
    await signIn(page, 'office-north')
    await expectAgents(page)
    for (const place of places) {
      await goTo(page, place)
      expect.soft([place.name, ...(await lostTexts(page))]).toEqual([place.name])
    }
  })
}

for (const [width, height] of [
  [1280, 800],
  [320, 720],
] as const) {
  test(`with the spacing of WCAG 1.4.12 no page loses a text at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height })
    await signIn(page, 'office-north')
    await expectAgents(page)
    // A sheet of the page's own: its policy for styles refuses one that is written into it.
    await page.evaluate((css) => {
      const sheet = new CSSStyleSheet()
      sheet.replaceSync(css)
      document.adoptedStyleSheets.push(sheet)
    }, spacing)
    for (const place of places) {
      await goTo(page, place)
      expect.soft([place.name, ...(await lostTexts(page))]).toEqual([place.name])
    }
  })
}

/**
 * A script to run in the page before anything else does. It notes in `moments`, in milliseconds since the navigation,
 * when there is a form, when it is submitted, and when a table of agents with `row` in it has been painted; `reached` has
 * a promise of each. (Polling would make the page draw needless frames.)
 */
export function observePage(row: string): string {
  return `
    globalThis.moments = {}
    globalThis.reached = {}
    const resolvers = {}
    for (const moment of ['form', 'submit', 'agents']) {
      reached[moment] = new Promise((resolve) => { resolvers[moment] = resolve })
    }
    const note = (moment) => {
      moments[moment] ??= performance.now()
      resolvers[moment]()
    }
    const look = () => {
      if (document.querySelector('form')) note('form')
      if ('agents' in moments) return
      const table = document.querySelector('table[aria-label="Agents"]')
      // In the task after the next frame, the rows are on the screen.
      if (table?.textContent.includes(${JSON.stringify(row)})) {
        requestAnimationFrame(() => setTimeout(() => note('agents')))
      }
    }
    new MutationObserver(look).observe(document, { childList: true, subtree: true, characterData: true })
    addEventListener('submit', () => note('submit'), { capture: true })
  `
}

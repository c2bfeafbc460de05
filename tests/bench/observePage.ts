/**
 * A script to run in the page before anything else does. It notes in `moments`, in milliseconds since the navigation,
 * when there is a form, when it is submitted, and when a table of agents with `row` in it has been painted.
 */
export function observePage(row: string): string {
  return `
    globalThis.moments = {}
    const note = (moment) => { moments[moment] ??= performance.now() }
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

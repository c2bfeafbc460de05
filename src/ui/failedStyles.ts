/** Style sheets that could not be fetched. */
const failed = new Set<HTMLLinkElement>()

/**
 * Notes each style sheet of a part of the app that cannot be fetched. `import()` asks for the style of a part only once:
 * the next try would draw the part without it.
 *
 * @see https://vite.dev/guide/build.html#load-error-handling
 */
export function watchStyles(): void {
  const note = ({ target }: Event) => {
    if (target instanceof HTMLLinkElement && target.rel === 'stylesheet') failed.add(target)
  }
  // The event does not bubble.
  document.addEventListener('error', note, { capture: true })
}

/** Fetches the style sheets that failed once more. Rejects if one fails again. */
export async function fetchFailedStyles(): Promise<void> {
  await Promise.all([...failed].map(fetchAgain))
}

function fetchAgain(link: HTMLLinkElement): Promise<void> {
  failed.delete(link)
  const again = document.createElement('link')
  again.rel = link.rel
  again.href = link.href
  return new Promise((resolve, reject) => {
    again.addEventListener('load', () => resolve())
    again.addEventListener('error', () => reject(new Error(`${link.href} cannot be fetched`)))
    link.replaceWith(again)
  })
}

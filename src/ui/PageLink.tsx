import type { ComponentProps, MouseEvent } from 'react'
import { navigate } from 'wouter/use-browser-location'

/**
 * A link to a page of the app. The browser itself opens it in another tab or window. The second click of a double click
 * adds no step to the history.
 */
export function PageLink({ href, ...own }: ComponentProps<'a'> & { href: string }) {
  const open = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button !== 0) return
    event.preventDefault()
    if (href !== window.location.pathname + window.location.search) navigate(href)
  }
  return <a {...own} href={href} onClick={open} />
}

import { useEffect, useLayoutEffect } from 'react'
import { usePathname } from 'wouter/use-browser-location'

/**
 * Marks the tab's history entries as `sub`'s own, and leaves those of somebody else: an address may name an agent, and
 * a page cannot take entries out of the browser's history.
 */
export function useOwnAddresses(sub: string): void {
  // Before the browser paints what belongs to the address.
  useLayoutEffect(() => {
    const leave = () => leaveOthers(sub)
    leave()
    // In the capture phase: before anything is drawn for the address.
    window.addEventListener('popstate', leave, { capture: true })
    return () => window.removeEventListener('popstate', leave, { capture: true })
  }, [sub])
  const path = usePathname()
  useEffect(() => {
    if (ownerOf(window.history.state) === null) window.history.replaceState({ owner: sub, path }, '')
  }, [sub, path])
}

function leaveOthers(sub: string): void {
  const owner = ownerOf(window.history.state)
  if (owner !== null && owner !== sub) window.history.replaceState(null, '', '/')
}

function ownerOf(state: unknown): string | null {
  const isOwned = typeof state === 'object' && state !== null && 'owner' in state
  return isOwned && typeof state.owner === 'string' ? state.owner : null
}

import { type ComponentType, createElement, lazy, useState } from 'react'
import { fetchFailedStyles } from '../ui/failedStyles.ts'

/** In milliseconds. */
const beforeNextTry = 500

/**
 * A component whose code is loaded when it is first drawn, or earlier with `load`. React's lazy always suspends, and
 * React then keeps the placeholder for 300 ms. This component is drawn at once when its code is already loaded. When
 * loading has failed, the next drawing tries again.
 */
export function lazyPart<Props extends object>(loadComponent: () => Promise<ComponentType<Props>>) {
  let loaded: ComponentType<Props> | undefined
  const load = async () => {
    try {
      if (loaded === undefined) await fetchFailedStyles()
      loaded ??= await loadComponent()
      return { default: loaded }
    } catch (error) {
      // Not at once: React draws a failed part again, and would load its code in an endless loop.
      setTimeout(() => {
        Later = lazy(load)
      }, beforeNextTry)
      throw error
    }
  }
  let Later = lazy(load)
  function Part(props: Props) {
    // Chosen once: a change from one component to the other would reset the state of everything inside.
    const [Chosen] = useState<ComponentType<Props>>(() => loaded ?? Later)
    return createElement(Chosen, props)
  }
  return Object.assign(Part, { load })
}

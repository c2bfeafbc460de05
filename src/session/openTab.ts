import { tokensInTab } from '../aws/tokensInTab.ts'
import { openOtherTabs } from './openOtherTabs.ts'
import type { Tab } from './Tab.ts'

/** The tab that this page is in. */
export function openTab(): Tab {
  return {
    tokens: tokensInTab,
    others: openOtherTabs(),
    now: Date.now,
    watch(listener, signal) {
      for (const type of ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchmove']) {
        window.addEventListener(type, listener, { passive: true, capture: true, signal })
      }
    },
    every(milliseconds, task, signal) {
      const timer = setInterval(task, milliseconds)
      signal.addEventListener('abort', () => clearInterval(timer), { once: true })
      // Timers stand still while the machine sleeps.
      document.addEventListener('visibilitychange', task, { signal })
    },
    forgetAddress: () => window.history.replaceState(null, '', '/'),
  }
}

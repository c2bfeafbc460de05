import * as v from 'valibot'
import { tokensInTab } from '../../aws/user-pool/tokensInTab.ts'
import { type OtherTabs, type Tab, tabMessageSchema } from './Tab.ts'

/** The tab that this page is in. */
export function openTab(): Tab {
  return {
    id: String(Math.random()),
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

/** Joins the other tabs through a BroadcastChannel and the browser's locks, both of this name. */
export function openOtherTabs(name = 'leading-keys'): OtherTabs {
  const channel = new BroadcastChannel(name)
  return {
    tell: (message) => channel.postMessage(message),
    listen(listener, signal) {
      const hear = ({ data }: MessageEvent<unknown>) => {
        const message = v.safeParse(tabMessageSchema, data)
        // A tab with an older or newer build may send a message that this build does not know.
        if (message.success) listener(message.output)
      }
      channel.addEventListener('message', hear)
      signal.addEventListener('abort', () => channel.removeEventListener('message', hear), { once: true })
    },
    inTurn(task, signal, run) {
      // Browsers offer locks on secure origins only. Without them, tabs take no turns.
      const locks: LockManager | undefined = globalThis.navigator?.locks
      return locks === undefined ? run() : locks.request(`${name} ${task}`, { signal }, run)
    },
  }
}

import * as v from 'valibot'
import type { OtherTabs } from './OtherTabs.ts'
import { tabMessageSchema } from './TabMessage.ts'

const name = 'leading-keys'

/** Joins the other tabs through a BroadcastChannel and the browser's locks. */
export function openOtherTabs(): OtherTabs {
  const channel = new BroadcastChannel(name)
  return {
    tell: (message) => channel.postMessage(message),
    listen(listener, signal) {
      const hear = ({ data }: MessageEvent<unknown>) => {
        const message = v.safeParse(tabMessageSchema, data)
        // A tab that was loaded before a new deployment may say what this one does not know.
        if (message.success) listener(message.output)
      }
      channel.addEventListener('message', hear)
      signal.addEventListener('abort', () => channel.removeEventListener('message', hear), { once: true })
    },
    inTurn(task, signal, run) {
      // Browsers have locks on secure origins only; there is one tab at a time, or there is no order.
      const locks: LockManager | undefined = globalThis.navigator?.locks
      return locks === undefined ? run() : locks.request(`${name} ${task}`, { signal }, run)
    },
  }
}

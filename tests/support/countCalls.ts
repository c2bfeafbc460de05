import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { IncomingMessage } from 'node:http'

/** Counts the calls to AWS that this process's HTTP servers receive, by operation, until `stop`. */
export function countCalls(): { counts: Record<string, number>; stop(): void } {
  const counts: Record<string, number> = {}
  const count = (event: unknown) => {
    const { request } = event as { request: IncomingMessage }
    const operation = String(request.headers['x-amz-target'] ?? '').split('.')[1]
    if (operation !== undefined) counts[operation] = (counts[operation] ?? 0) + 1
  }
  subscribe('http.server.request.start', count)
  return { counts, stop: () => unsubscribe('http.server.request.start', count) }
}

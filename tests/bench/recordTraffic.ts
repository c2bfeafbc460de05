import type { CDPSession } from '@playwright/test'

/** A request as the browser made it. Times in milliseconds, of the wall clock. */
export interface Traffic {
  /** The operation, "preflight", or the name of the file. */
  name: string
  kind: 'call' | 'preflight' | 'file'
  host: string
  start: number
  /** When the bytes of the answer began to arrive. */
  answer: number
  end: number
  /** The time that it waited for a new connection; 0 if one was open. */
  connecting: number
}

/** Notes every request of a page, preflights included, until the page is closed. */
export async function recordTraffic(devtools: CDPSession): Promise<Traffic[]> {
  const traffic: Traffic[] = []
  const byId = new Map<string, { entry: Traffic; clockOffset: number }>()
  devtools.on('Network.requestWillBeSent', ({ requestId, request, type, wallTime, timestamp }) => {
    const operation = Object.entries(request.headers).find(
      ([name]) => name.toLowerCase() === 'x-amz-target',
    )?.[1]
    const { host, pathname } = new URL(request.url)
    const kind =
      request.method === 'OPTIONS' || type === 'Preflight' ? 'preflight' : operation ? 'call' : 'file'
    const name = kind === 'call' ? operation?.split('.')[1] : kind === 'file' ? pathname : 'preflight'
    const start = wallTime * 1000
    const entry: Traffic = { name: name ?? '', kind, host, start, answer: start, end: start, connecting: 0 }
    traffic.push(entry)
    byId.set(requestId, { entry, clockOffset: (wallTime - timestamp) * 1000 })
  })
  devtools.on('Network.responseReceived', ({ requestId, response, timestamp }) => {
    const known = byId.get(requestId)
    if (known === undefined) return
    known.entry.answer = timestamp * 1000 + known.clockOffset
    const { connectStart = -1, connectEnd = -1 } = response.timing ?? {}
    known.entry.connecting = connectStart < 0 ? 0 : connectEnd - connectStart
  })
  devtools.on('Network.loadingFinished', ({ requestId, timestamp }) => {
    const known = byId.get(requestId)
    if (known !== undefined) known.entry.end = timestamp * 1000 + known.clockOffset
  })
  await devtools.send('Network.enable')
  return traffic
}

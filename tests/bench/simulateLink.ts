import { connect, createServer, type Server, type Socket } from 'node:net'

export interface Link {
  /** In milliseconds. */
  roundTrip: number
  /** Downstream, in bits per second, shared by all connections. */
  bitsPerSecond: number
}

/**
 * A way to a server on this machine that takes as long as one across a country. A connection costs a round trip before
 * the first byte (TLS then costs another by itself), each chunk of bytes half of one, and all that comes down shares
 * one line. There is no loss and no slow start: what is measured is the number of trips and bytes.
 */
export function simulateLink(link: Link) {
  const servers: Server[] = []
  let lineIsFreeAt = 0
  let connections = 0

  /** When `bytes` that leave the server now have arrived. */
  const arrivalOf = (bytes: number) => {
    const now = performance.now()
    lineIsFreeAt = Math.max(now, lineIsFreeAt) + (bytes * 8_000) / link.bitsPerSecond
    return lineIsFreeAt + link.roundTrip / 2
  }

  return {
    /** How many connections have been made so far. */
    connections: () => connections,

    /** Listens on a port of its own, and passes on to `port`. Resolves to its own. */
    async to(port: number): Promise<number> {
      const server = createServer((near) => {
        connections += 1
        const far = connect(port, '127.0.0.1')
        const openedAt = performance.now() + link.roundTrip
        passOn(near, far, () => Math.max(openedAt, performance.now()) + link.roundTrip / 2)
        passOn(far, near, arrivalOf)
      })
      servers.push(server)
      await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
      const address = server.address()
      if (address === null || typeof address === 'string') throw new Error('the link has no port')
      return address.port
    },

    close() {
      for (const server of servers) server.close()
    },
  }
}

/** Does to `to` what `from` does, each chunk at the time that `arrivalOf` says. */
function passOn(from: Socket, to: Socket, arrivalOf: (bytes: number) => number): void {
  // Timers of different lengths may go off out of order; what has arrived is always the next in the queue.
  const underWay: (() => void)[] = []
  const send = (bytes: number, arrive: () => void) => {
    underWay.push(arrive)
    setTimeout(() => underWay.shift()?.(), Math.max(0, arrivalOf(bytes) - performance.now()))
  }
  from.setNoDelay(true)
  from.on('data', (chunk) => send(chunk.length, () => to.write(chunk)))
  from.on('end', () => send(0, () => to.end()))
  from.on('error', () => to.destroy())
}

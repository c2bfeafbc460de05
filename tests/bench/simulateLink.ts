import { connect, createServer, type Server, type Socket } from 'node:net'

/** The ways between a browser, the pages and AWS. Round trips in milliseconds. */
export interface Link {
  /** To where pages and files come from. */
  toPages: number
  /** To the Region. */
  toRegion: number
  /** From where pages come from to the Region, for what is passed on there. The connection is there already. */
  behindPages: number
  /** Downstream, in bits per second, shared by all connections. */
  bitsPerSecond: number
}

/**
 * Ways to servers on this machine that take as long as those across a country. A connection costs a round trip before
 * the first byte (TLS then costs another by itself), each chunk of bytes half of one, and all that comes down shares
 * one line. There is no loss and no slow start: what is measured is the number of trips and bytes.
 */
export function simulateLink({ bitsPerSecond }: Pick<Link, 'bitsPerSecond'>) {
  const servers: Server[] = []
  let lineIsFreeAt = 0

  return {
    /** Listens on a port of its own, and passes on to `port`. Resolves to its own. */
    async to(port: number, roundTrip: number): Promise<number> {
      /** When `bytes` that leave the server now have arrived. */
      const arrivalOf = (bytes: number) => {
        lineIsFreeAt = Math.max(performance.now(), lineIsFreeAt) + (bytes * 8_000) / bitsPerSecond
        return lineIsFreeAt + roundTrip / 2
      }
      const server = createServer((near) => {
        const far = connect(port, '127.0.0.1')
        const openedAt = performance.now() + roundTrip
        passOn(near, far, () => Math.max(openedAt, performance.now()) + roundTrip / 2)
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

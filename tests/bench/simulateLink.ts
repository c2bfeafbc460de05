import { connect, createServer, type Server, type Socket } from 'node:net'

/** The distances between a browser, the pages and AWS: round trips in milliseconds. */
export interface Link {
  /** From the browser to the server of the pages and files. */
  toPages: number
  /** From the browser to the Region. */
  toRegion: number
  /** From the server of the pages to the Region, for calls that it passes on. This connection is already open. */
  behindPages: number
  /** Downstream, in bits per second, shared by all connections. */
  bitsPerSecond: number
}

/**
 * Makes servers on this machine as far away as servers across a country. A connection costs a round trip before the first
 * byte (TLS costs another one), and each chunk of bytes costs half of one. All downloads share one line. There is no loss
 * and no slow start: the bench measures the number of trips and bytes.
 */
export function simulateLink({ bitsPerSecond }: Pick<Link, 'bitsPerSecond'>) {
  const servers: Server[] = []
  let lineIsFreeAt = 0

  return {
    /** Listens on a free port, and passes all bytes on to `port`. Resolves to the free port. */
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
  // Timers of different lengths may fire out of order. The next chunk in the queue is always the one that has arrived.
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

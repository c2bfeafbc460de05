import { createServer, type Server } from 'node:http'

/**
 * A server that does not wait for ever: a client that sends a byte now and then is cut off after half a minute.
 *
 * An idle connection stays open for a minute. With Node's five seconds, the server of a busy machine closes a connection
 * while the client's next request is on its way, and that request fails.
 */
export function newServer(): Server {
  return createServer({
    requestTimeout: 30_000,
    headersTimeout: 10_000,
    keepAliveTimeout: 60_000,
    connectionsCheckingInterval: 5_000,
  })
}

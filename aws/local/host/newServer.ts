import { createServer, type Server } from 'node:http'

/** A server that does not wait for ever: a client that sends a byte now and then is cut off after half a minute. */
export function newServer(): Server {
  return createServer({ requestTimeout: 30_000, headersTimeout: 10_000, connectionsCheckingInterval: 5_000 })
}

import { createServer, type Server } from 'node:http'

/** How long a client may take, in milliseconds. */
export interface Patience {
  /** For the headers of a request. */
  headers: number
  /** For a whole request. It also ends a client that sends one byte now and then. */
  request: number
}

/** A server that ends a request that takes too long. */
export function newServer({ headers, request }: Patience = { headers: 10_000, request: 30_000 }): Server {
  return createServer({
    headersTimeout: headers,
    requestTimeout: request,
    connectionsCheckingInterval: Math.ceil(headers / 2),
    // A client may compute for seconds between two requests, as SRP does on a slow machine. Node's default closes the
    // connection after 5 s, and the next request could fail.
    keepAliveTimeout: 60_000,
  })
}

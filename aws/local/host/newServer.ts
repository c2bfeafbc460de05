import { createServer, type Server } from 'node:http'

/** How long a client may take, in milliseconds. */
export interface Patience {
  /** For the headers of a request. */
  headers: number
  /** For a whole request: a client that sends a byte now and then is cut off as well. */
  request: number
}

/** A server that does not wait for ever for a request. */
export function newServer({ headers, request }: Patience = { headers: 10_000, request: 30_000 }): Server {
  return createServer({
    headersTimeout: headers,
    requestTimeout: request,
    connectionsCheckingInterval: Math.ceil(headers / 2),
    // A client may compute for seconds between two requests, as SRP does on a slow machine. After Node's own 5 s its next
    // request would meet a connection that is just being closed.
    keepAliveTimeout: 60_000,
  })
}

/** A received request. Nothing in it is trusted yet. */
export interface HttpRequest {
  method: string
  /** Path and query string, as sent. */
  url: string
  /** Names are in lower case. Repeated headers are joined with a comma, as in SigV4. */
  headers: ReadonlyMap<string, string>
  body: Uint8Array
}

export interface HttpResponse {
  status: number
  headers: Readonly<Record<string, string>>
  body: string
}

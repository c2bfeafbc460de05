/** A request as it came in: nothing in it is trusted yet. */
export interface HttpRequest {
  method: string
  /** Path and query string, as sent. */
  url: string
  /** Lower-case names; repeated headers joined with a comma, as SigV4 does. */
  headers: ReadonlyMap<string, string>
  body: Uint8Array
}

export interface HttpResponse {
  status: number
  headers: Readonly<Record<string, string>>
  body: string
}

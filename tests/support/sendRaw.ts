import { request as httpRequest } from 'node:http'

export interface RawRequest {
  method: string
  path: string
  headers: Record<string, string>
  body: string | Uint8Array
}

export interface RawResponse {
  status: number
  headers: Record<string, string | string[] | undefined>
  body: string
  /** The body as JSON, or undefined. */
  // biome-ignore lint/suspicious/noExplicitAny: a test reads an answer of any shape
  json: any
}

/** Sends exactly these bytes and headers, `Host` and `Origin` included, as no browser or SDK would. */
export function sendRaw(endpoint: string, raw: Partial<RawRequest>): Promise<RawResponse> {
  const { hostname, port, pathname } = new URL(endpoint)
  const { method = 'POST', path = pathname, headers = {}, body = '' } = raw
  return new Promise((resolve, reject) => {
    const request = httpRequest({ hostname, port, method, path, headers }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk) => chunks.push(chunk))
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString()
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: text,
          json: parse(text),
        })
      })
    })
    request.on('error', reject)
    request.end(body)
  })
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

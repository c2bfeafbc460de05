import type { IncomingMessage } from 'node:http'

/** The largest body of any service: DynamoDB's 16 MiB. */
const maximumBytes = 16 * 2 ** 20

/** The whole body, or undefined if it is longer than `longest`. The rest is then not read. */
export async function readBody(
  message: IncomingMessage,
  longest = maximumBytes,
): Promise<Uint8Array | undefined> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of message) {
    length += chunk.length
    if (length > longest) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

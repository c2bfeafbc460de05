import { crc32 } from 'node:zlib'
import type { Hit } from './fire.ts'

const exception =
  /^(com\.amazon\.coral\.(service|validate)#|com\.amazonaws\.dynamodb\.v20120810#)?[A-Z][A-Za-z]+Exception$/

/** What about an answer AWS would never send; undefined when nothing. */
export function complaintAbout({ status, headers, body }: Hit): string | undefined {
  // What is not read has no error document, there as here.
  if (status === 404) return body === '<UnknownOperationException/>\n' ? undefined : '404 with another body'
  if (status === 413 && body === '') return undefined
  // Said loudly, and meant to look like nothing that AWS sends.
  if (status === 501 && body.startsWith('{"__type":"LocalAws#NotEmulated"')) return undefined
  const type = headers['content-type']
  if (type !== 'application/x-amz-json-1.0' && type !== 'application/x-amz-json-1.1') {
    return `content type ${String(type)}`
  }
  if (typeof headers['x-amzn-requestid'] !== 'string') return 'no request id'
  const document = parse(body)
  if (typeof document !== 'object' || document === null || Array.isArray(document)) return 'not a JSON object'
  if (status === 200) {
    const sum = headers['x-amz-crc32']
    return sum === undefined || sum === String(crc32(body)) ? undefined : 'wrong CRC-32'
  }
  if (status !== 400 && status !== 413) return `status ${status}`
  const { __type, message, Message, ...rest } = document as Record<string, unknown>
  if (typeof __type !== 'string' || !exception.test(__type)) return `type ${String(__type)}`
  const text = message ?? Message ?? ''
  // Validation of a transaction carries reasons besides.
  const { CancellationReasons: _, Item: __, ...unknown } = rest
  if (Object.keys(unknown).length > 0) return `members ${Object.keys(unknown)}`
  return typeof text === 'string' ? undefined : 'a message that is no text'
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

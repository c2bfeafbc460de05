import { crc32 } from 'node:zlib'
import type { Hit } from './fire.ts'

const exception =
  /^(com\.amazon\.coral\.(service|validate)#|com\.amazonaws\.dynamodb\.v20120810#)?[A-Z][A-Za-z]+Exception$/

/** The reason why AWS would never send such an answer; undefined for a good answer. */
export function complaintAbout({ status, headers, body }: Hit): string | undefined {
  // An unread request gets no error document, neither on AWS nor here.
  if (status === 404) return body === '<UnknownOperationException/>\n' ? undefined : '404 with another body'
  if (status === 413 && body === '') return undefined
  // NotEmulated is meant to look different from every answer of AWS.
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
  // The validation error of a transaction also has reasons.
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

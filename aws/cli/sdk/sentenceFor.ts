import * as v from 'valibot'
import { printable } from '../printable.ts'

/**
 * One sentence for an error of the AWS SDK: what happened and, if known, what to do. Any other error keeps its
 * message.
 */
export function sentenceFor(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (error.name === 'AbortError') return 'Stopped.'
  if (/^Region is missing/.test(error.message)) return noRegion
  return sentenceForCredentials(error) ?? sentenceForNetwork(error) ?? sentenceForService(error)
}

const noRegion = 'There is no AWS Region. Give one: --region eu-central-1, or set AWS_REGION.'

/** The services' errors for an expired or unknown key. */
const invalidKey = new Set([
  'ExpiredToken',
  'ExpiredTokenException',
  'InvalidAccessKeyId',
  'InvalidClientTokenId',
  'RequestExpired',
  'SignatureDoesNotMatch',
  'UnrecognizedClientException',
])

function sentenceForCredentials({ name, message }: Error): string | undefined {
  if (invalidKey.has(name)) {
    return `AWS does not accept the credentials (${name}). Sign in again: aws sso login, or renew the keys of the profile.`
  }
  if (name !== 'CredentialsProviderError' && name !== 'TokenProviderError') return undefined
  if (/any providers/.test(message)) {
    return 'There are no AWS credentials. Name a profile with --profile NAME, or set AWS_PROFILE.'
  }
  return `There are no AWS credentials: ${asSentence(message)}`
}

const networkError = v.object({
  code: v.fallback(v.optional(v.string()), undefined),
  hostname: v.fallback(v.optional(v.string()), undefined),
  address: v.fallback(v.optional(v.string()), undefined),
  port: v.fallback(v.optional(v.number()), undefined),
})

/** A sentence for a failed connection. Node's error has the host or the address. */
function sentenceForNetwork(error: Error): string | undefined {
  const { code, hostname, address, port } = v.parse(networkError, error)
  // A host with several addresses: one error for each.
  if (error instanceof AggregateError && error.errors[0] instanceof Error) {
    return sentenceForNetwork(error.errors[0])
  }
  const timedOut = error.name === 'TimeoutError'
  if (!timedOut && (code === undefined || !/^(E[A-Z]+|CERT_\w+|[A-Z_]*CERT[A-Z_]*)$/.test(code)))
    return undefined
  if (code !== undefined && /^(ENOENT|EACCES|EPERM|ENOSPC|EISDIR|EMFILE)$/.test(code)) return undefined
  const host =
    hostname ?? (address === undefined ? undefined : `${address}${port === undefined ? '' : `:${port}`}`)
  return `${host ?? 'AWS'} cannot be reached (${code ?? error.name}). Check the connection, the proxy and the Region.`
}

function sentenceForService(error: Error): string {
  const { name, message } = error
  if (!('$metadata' in error)) return message
  if (/Deserialization error/.test(message)) {
    return 'AWS answered in a form that the SDK cannot read. Is there a proxy on the way?'
  }
  const said =
    message === '' || message === name || message === 'UnknownError' ? '' : `: ${asSentence(message)}`
  if (/^(AccessDenied|AccessDeniedException|UnauthorizedOperation)$/.test(name)) {
    return `AWS denies this (${name})${said || '.'} aws/deployer-policy.json has the rights that a deployment needs.`
  }
  return said === '' ? `AWS answered ${name} without a reason.` : `AWS answered ${name}${said}`
}

function asSentence(text: string): string {
  const trimmed = printable(text.trim(), 1000)
  return /[.!?]$/.test(trimmed) ? trimmed : `${trimmed}.`
}

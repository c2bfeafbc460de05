import type { AccessRequest } from './Decision.ts'

/** A policy's text with its variables replaced. The value of a variable is literal, even where it contains `*`. */
export type ResolvedText = readonly { text: string; literal: boolean }[]

const variable = /\$\{([^}]*)\}/g
const escapes = new Set(['*', '?', '$'])

/** The names of the variables in a policy's text; `${*}`, `${?}` and `${$}` are escapes, not variables. */
export function variablesIn(text: string): string[] {
  return [...text.matchAll(variable)].map(([, name = '']) => name).filter((name) => !escapes.has(name))
}

/**
 * Replaces the variables of a policy's text by the request's values. Undefined when one of them has no single
 * value: then nothing can match the text.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
export function resolveVariables(text: string, request: AccessRequest): ResolvedText | undefined {
  if (!text.includes('${')) return [{ text, literal: false }]
  const parts: { text: string; literal: boolean }[] = []
  let end = 0
  for (const match of text.matchAll(variable)) {
    const [whole, name = ''] = match
    const value = escapes.has(name) ? name : findValue(request, name)
    if (typeof value !== 'string' || value === '') return undefined
    parts.push({ text: text.slice(end, match.index), literal: false }, { text: value, literal: true })
    end = match.index + whole.length
  }
  parts.push({ text: text.slice(end), literal: false })
  return parts
}

/** The value of a condition key in a request. The names of keys are case-insensitive. */
export function findValue(request: AccessRequest, key: string): string | readonly string[] | undefined {
  const exact = request.context.get(key)
  if (exact !== undefined) return exact
  const wanted = key.toLowerCase()
  for (const [name, value] of request.context) if (name.toLowerCase() === wanted) return value
  return undefined
}

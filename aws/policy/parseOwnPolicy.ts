import { firstWrite } from './allowsWrites.ts'
import { linesAndColumns } from './lint/read/linesAndColumns.ts'
import { readJson } from './lint/read/readJson.ts'
import type { Statement } from './Policy.ts'
import { PolicyError } from './PolicyError.ts'
import { parsePolicy } from './parsePolicy.ts'

/** The statements of a policy that somebody typed, or in one sentence why the local AWS cannot enforce it. */
export type OwnPolicy = { statements: readonly Statement[] } | { problem: string }

/** Characters without white space that the inline policies of a role may have together. */
const most = 10_240

/**
 * Parses a policy that somebody typed, as the local AWS may enforce it: JSON as IAM takes it, no longer than a role's
 * policies, and without a write.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
export function parseOwnPolicy(text: string): OwnPolicy {
  const { length } = text.replaceAll(/\s/g, '')
  if (length > most) {
    const limit = `the policies of a role have room for ${inFigures(most)} characters without white space`
    return { problem: `IAM answers LimitExceeded: ${limit}, and this one has ${inFigures(length)}.` }
  }
  const { values, slips, unreadable } = readJson(text)
  const [slip = unreadable && { offset: unreadable.offset, why: unreadable.reason }] = slips
  if (slip !== undefined) {
    const { line } = linesAndColumns(text)(slip.offset)
    const [fault] = slip.why.replace(/^(This is|is) not JSON: /, '').split(/[.:] /, 1)
    return { problem: `IAM answers MalformedPolicyDocument: line ${line} is not JSON, ${fault}.` }
  }
  try {
    const { statements } = parsePolicy('The policy', values[0], 'identity')
    for (const [index, statement] of statements.entries()) {
      const write = firstWrite(statement)
      if (write === undefined) continue
      const name = statement.sid ?? `Statement[${index}]`
      return { problem: `${name} allows ${write}, a write, and only policies that read are put in force.` }
    }
    return { statements }
  } catch (error) {
    if (!(error instanceof PolicyError)) throw error
    return { problem: `The local AWS cannot enforce it: ${error.path} ${error.problem}.` }
  }
}

function inFigures(count: number): string {
  return count.toLocaleString('en')
}

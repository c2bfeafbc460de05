import { readFileSync } from 'node:fs'
import { parseDocument } from 'yaml'
import { intrinsicTags } from '../template/intrinsicTags.ts'

const functions = `And Base64 Cidr Equals FindInMap GetAZs If ImportValue Join Not Or Select Split Sub
Transform`.split(/\s+/)

/**
 * Reads a policy (JSON) or a template (YAML or JSON); CloudFormation's short forms become the long ones.
 *
 * @throws Error naming the file, when it cannot be read or is neither
 */
export function readPolicyFile(file: string): unknown {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    const problem = { ENOENT: 'there is no such file', EISDIR: 'is a directory' }[String(code)]
    throw new Error(`${file}: ${problem ?? String(error)}`)
  }
  // JSON is YAML, but for its duplicate keys: IAM takes the last one, and a reader the first.
  const document = parseDocument(text, { customTags: intrinsicTags(functions), uniqueKeys: true })
  const [problem] = [...document.errors, ...document.warnings]
  if (problem !== undefined) throw new Error(`${file}: ${problem.message}`)
  return document.toJS()
}

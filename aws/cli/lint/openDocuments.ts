import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { decodeText } from './decodeText.ts'

/** A document to lint, or why it could not be opened. */
export type OpenedDocument = { name: string; text: string } | { name: string; problem: string }

const endings = /\.(json|ya?ml|template|tf|tfstate)$/i
/** A file of a folder is linted if it has one of these words. */
const policyWords =
  /"?(Statement|Effect|PolicyDocument|AssumeRolePolicyDocument)"?\s*:|aws_iam_|assume_role_policy|iamRoleStatements|RolePolicyList/

/**
 * The documents that a command line names: files, folders and `-` for the standard input. In a folder, only files
 * that mention policies count.
 */
export function* openDocuments(paths: readonly string[]): Generator<OpenedDocument> {
  for (const path of paths) {
    if (path === '-') yield open('standard input', 0)
    else if (isFolder(path)) {
      for (const file of filesIn(path)) {
        const document = open(file, file)
        if ('problem' in document || policyWords.test(document.text)) yield document
      }
    } else yield open(path, path)
  }
}

function open(name: string, from: string | 0): OpenedDocument {
  try {
    const bytes = readFileSync(from)
    try {
      return { name, text: decodeText(bytes) }
    } catch (error) {
      // A Terraform plan is a ZIP file. The linter says how to convert it.
      if (bytes.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004')
        return { name, text: 'PK\u0003\u0004' }
      throw error
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    const problem = new Map([
      ['ENOENT', 'there is no such file'],
      ['EACCES', 'this user may not read it'],
    ]).get(code)
    return { name, problem: problem ?? (error instanceof Error ? error.message : String(error)) }
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => name !== 'node_modules' && !/^\.(?!\.?$)/.test(name))
    .sort((one, other) => one.name.localeCompare(other.name))
    .flatMap((entry) => {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) return filesIn(path)
      return entry.isFile() && endings.test(entry.name) ? [path] : []
    })
}

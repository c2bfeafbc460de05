import type { Person } from '../target/findPartition.ts'
import { UsageError } from '../UsageError.ts'

/** The operator's command line, parsed. */
export type AssignCommand =
  | {
      name: 'assign' | 'unassign'
      file: string
      person: Person
      /** The new name of the office; unchanged when undefined. */
      office: string | undefined
      replace: boolean
      resume: boolean
    }
  | { name: 'move'; file: string | undefined; from: Person; to: Person; office: string | undefined }
  | { name: 'export'; file: string; person: Person }
  | { name: 'list' }

/** The options besides those that every command takes. */
export const assignOptions = {
  to: { type: 'string' },
  user: { type: 'string' },
  office: { type: 'string' },
  of: { type: 'string' },
  'move-from': { type: 'string' },
  unassign: { type: 'boolean' },
  replace: { type: 'boolean' },
  resume: { type: 'boolean' },
  export: { type: 'string' },
  list: { type: 'boolean' },
} as const

export type AssignOptions = {
  [Name in keyof typeof assignOptions]?:
    | ((typeof assignOptions)[Name]['type'] extends 'string' ? string : boolean)
    | undefined
}

/** @throws UsageError in one sentence */
export function parseAssignCommand(words: readonly string[], options: AssignOptions): AssignCommand {
  const { to, user, office, of, export: exportTo, list } = options
  const from = options['move-from']
  const [file, ...others] = words
  if (others.length > 0) throw new UsageError(`One file, please, and not ${words.join(' and ')}.`)
  const only = (name: string, ...allowed: (keyof AssignOptions)[]) => {
    for (const [option, value] of Object.entries(options)) {
      if (value !== undefined && !allowed.some((one) => one === option)) {
        throw new UsageError(`${name} does not go with --${option}.`)
      }
    }
  }
  if (list === true) {
    only('--list', 'list')
    if (file !== undefined) throw new UsageError('--list takes no file.')
    return { name: 'list' }
  }
  if (exportTo !== undefined) {
    only('--export', 'export', 'of', 'user')
    if (file !== undefined) throw new UsageError(`--export writes ${exportTo} and reads no file.`)
    if (of === undefined && user === undefined) {
      throw new UsageError('Say whose agents: --of IDENTITY_ID, --of OFFICE or --user NAME.')
    }
    return { name: 'export', file: exportTo, person: { identityId: of, user } }
  }
  if (from !== undefined) {
    only('--move-from', 'move-from', 'to', 'user', 'office')
    return { name: 'move', file, from: { identityId: from }, to: personOf(to, user), office }
  }
  only('A file', 'to', 'user', 'office', 'unassign', 'replace', 'resume')
  if (file === undefined) throw new UsageError('Say which file, or --list. More: npm run assign -- --help')
  const { unassign = false, replace = false, resume = false } = options
  const name = unassign ? 'unassign' : 'assign'
  return { name, file, person: personOf(to, user), office, replace, resume }
}

function personOf(identityId: string | undefined, user: string | undefined): Person {
  if (identityId === undefined && user === undefined) {
    throw new UsageError(
      'Say to whom: --to IDENTITY_ID or --to OFFICE, or --user NAME where their office is known.',
    )
  }
  return { identityId, user }
}

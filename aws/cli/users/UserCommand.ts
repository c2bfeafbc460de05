import { usernamePattern } from '../../local/user-pool/input/members.ts'
import { UsageError } from '../UsageError.ts'

/** The operator's command line, parsed. */
export type UserCommand =
  | { name: 'list'; leads: boolean }
  | { name: 'find'; what: string }
  | { name: 'create'; username: string; email: string | undefined; lead: boolean; office: string | undefined }
  | { name: 'create-from'; file: string }
  | { name: 'set-email'; username: string; email: string }
  | { name: 'offices'; exportTo: string | undefined }
  | { name: 'office'; officeName: string; userId: string; username: string | undefined }
  | { [Name in UserAction]: { name: Name; username: string } }[UserAction]

/** The commands that read or change one user. */
export const userActions = [
  'show',
  'lead',
  'unlead',
  'new-password',
  'forget-app',
  'disable',
  'enable',
  'delete',
] as const

export type UserAction = (typeof userActions)[number]

/** Options that only some commands have. */
export const userOptions = {
  email: { type: 'string' },
  lead: { type: 'boolean' },
  leads: { type: 'boolean' },
  office: { type: 'string' },
  from: { type: 'string' },
  export: { type: 'string' },
  to: { type: 'string' },
  user: { type: 'string' },
} as const

export interface UserOptions {
  email?: string | undefined
  lead?: boolean | undefined
  leads?: boolean | undefined
  office?: string | undefined
  from?: string | undefined
  export?: string | undefined
  to?: string | undefined
  user?: string | undefined
}

/** The words and options of each command. */
const forms: Readonly<Record<string, { words: readonly string[]; options: readonly (keyof UserOptions)[] }>> =
  {
    list: { words: [], options: ['leads'] },
    find: { words: ['ADDRESS, SUB or IDENTITY_ID'], options: [] },
    create: { words: ['NAME'], options: ['email', 'lead', 'office'] },
    'set-email': { words: ['NAME', 'ADDRESS'], options: [] },
    offices: { words: [], options: ['export'] },
    office: { words: ['OFFICE_NAME'], options: ['to', 'user'] },
    ...Object.fromEntries(userActions.map((name) => [name, { words: ['NAME'], options: [] }])),
  }

/** @throws UsageError in one sentence */
export function parseUserCommand(typed: readonly string[], options: UserOptions): UserCommand {
  const [name, ...words] = typed
  const known = Object.keys(forms).join(', ')
  if (name === undefined) throw new UsageError(`Say what to do: ${known}. More: npm run users -- --help`)
  if (!Object.hasOwn(forms, name)) throw new UsageError(`There is no command ${name}, only ${known}.`)
  if (name === 'create' && options.from !== undefined) return parseCreateFrom(words, options)
  const { words: wanted = [], options: allowed = [] } = forms[name] ?? {}
  if (words.length !== wanted.length || words.includes('')) {
    const form = ['users', name, ...wanted].join(' ')
    throw new UsageError(`${name} is written: ${form}. More: npm run users -- --help`)
  }
  refuseOptions(name, options, allowed)
  const [first = '', second = ''] = words
  switch (name) {
    case 'list':
      return { name, leads: options.leads ?? false }
    case 'find':
      return { name, what: first }
    case 'create':
      return {
        name,
        username: parseUsername(first),
        email: options.email === undefined ? undefined : parseEmail(options.email),
        lead: options.lead ?? false,
        office: options.office,
      }
    case 'set-email':
      return { name, username: first, email: parseEmail(second) }
    case 'offices':
      return { name, exportTo: options.export }
    case 'office':
      if (options.to === undefined) {
        throw new UsageError('Say whose office that is: users office OFFICE_NAME --to ID')
      }
      return { name, officeName: first, userId: options.to, username: options.user }
  }
  const action = userActions.find((one) => one === name)
  if (action === undefined) throw new Error(`${name} has a form, but nothing that it does`)
  return { name: action, username: first }
}

function parseCreateFrom(words: readonly string[], options: UserOptions): UserCommand {
  if (words.length > 0 || options.from === undefined) {
    throw new UsageError('create takes a NAME or --from FILE, not both.')
  }
  refuseOptions('create --from', options, ['from'])
  return { name: 'create-from', file: options.from }
}

function refuseOptions(name: string, options: UserOptions, allowed: readonly (keyof UserOptions)[]): void {
  for (const [option, value] of Object.entries(options)) {
    if (value !== undefined && !allowed.some((one) => one === option)) {
      throw new UsageError(`${name} does not take --${option}.`)
    }
  }
}

/** @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminCreateUser.html */
export function parseUsername(text: string): string {
  if (usernamePattern.test(text) && text.length <= 128) return text
  throw new UsageError(
    `${JSON.stringify(text)} is not a user name: 1 to 128 letters, digits, signs or marks, without spaces.`,
  )
}

export function parseEmail(text: string): string {
  if (/^[^\s@]+@[^\s@]+$/.test(text)) return text
  throw new UsageError(`${JSON.stringify(text)} is not an email address.`)
}

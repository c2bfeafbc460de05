import type { Context } from '../../request/Access.ts'
import { account, region } from '../find/templateReferences.ts'
import type { ConditionView, PolicyView } from '../PolicyView.ts'
import { plainName, type Variable, variablesOf } from './variables.ts'

const identity = (digit: string) =>
  `${region}:${digit.repeat(8)}-${digit.repeat(4)}-4${digit.repeat(3)}-8${digit.repeat(3)}-${digit.repeat(12)}`

export const attackersIdentity = identity('1')
export const strangersIdentity = identity('2')

/** The attacker's session: a value for each variable of a policy. */
export function attackersSession(policy: PolicyView): Context {
  const known = sessions.get(policy)
  if (known !== undefined) return known
  const session = makeSession(policy)
  sessions.set(policy, session)
  return session
}

const sessions = new WeakMap<PolicyView, Context>()

function makeSession({ statements }: PolicyView): Context {
  const texts = statements.flatMap(({ conditions, resources }) => [
    ...conditions.flatMap(({ values }) => values),
    ...resources,
  ])
  return new Map(
    texts
      .flatMap(variablesOf)
      .filter(({ kind }) => kind !== 'none')
      .map((variable) => [variable.name, valueFor(variable, 'attacker')] as const),
  )
}

/** A resource with the session's value for each variable that is not a person's own. */
export function inSession(resource: string, session: Context): string {
  if (!resource.includes('${')) return resource
  return variablesOf(resource).reduce((text, { name, kind }) => {
    const value = kind === 'shared' || kind === 'chosen' ? session.get(name) : undefined
    return typeof value === 'string' ? text.replaceAll(`\${${name}}`, () => value) : text
  }, resource)
}

/** No policy that IAM takes has room for more values. */
const most = 200

/** A key that somebody else's rows have. */
export interface ForeignKey {
  key: string
  /** The text of the policy that it follows; undefined for a key of another form. */
  value: string | undefined
  /** `neighbour`: somebody whose value begins with the attacker's, as the tag `acme-2` does with `acme`. */
  owner: 'stranger' | 'neighbour'
}

/** Keys of other people's rows in the forms that a condition compares with. */
export function foreignKeys({
  values,
  comparison,
}: Pick<ConditionView, 'values' | 'comparison'>): ForeignKey[] {
  const namesPeople = values.some((value) => variablesOf(value).some(({ kind }) => kind === 'person'))
  const ofPolicy = values.slice(0, most).flatMap((value): ForeignKey[] => {
    const variables = variablesOf(value)
    // Beside a variable of the person, a pattern like PUBLIC#* is for rows that people share.
    if (variables.length === 0 && !namesPeople && comparison === 'StringLike' && /[*?]/.test(value)) {
      return [{ key: fill(value, comparison, 'stranger'), value, owner: 'stranger' }]
    }
    if (variables.length === 0 || variables.some(({ kind }) => kind === 'none')) return []
    const stranger = { key: fill(value, comparison, 'stranger'), value, owner: 'stranger' } as const
    if (!variables.some(({ mayGrow }) => mayGrow)) return [stranger]
    return [stranger, { key: fill(value, comparison, 'neighbour'), value, owner: 'neighbour' }]
  })
  return [{ key: strangersIdentity, value: undefined, owner: 'stranger' }, ...ofPolicy]
}

/** The attacker's own key in the form that a condition compares with. */
export function ownKey({ values, comparison }: Pick<ConditionView, 'values' | 'comparison'>): string {
  const [value] = values.filter((each) => variablesOf(each).some(({ kind }) => kind === 'person'))
  return value === undefined ? attackersIdentity : fill(value, comparison, 'attacker')
}

type Person = 'attacker' | 'stranger' | 'neighbour'

function fill(value: string, comparison: string, person: Person): string {
  const isPattern = comparison === 'StringLike'
  const filled = value.replace(/\$\{([^}]*)\}(?=(.?))/g, (_, name: string, next: string) => {
    if (/^[*?$]$/.test(name)) return name
    const [variable] = variablesOf(`\${${name}}`)
    if (variable === undefined) return ''
    const grown = person === 'neighbour' && variable.mayGrow ? `${/[-_.]/.test(next) ? next : '-'}2` : ''
    return valueFor(variable, person) + grown
  })
  return isPattern ? filled.replaceAll(/[*?]/g, 'x') : filled
}

const sharedValues: ReadonlyMap<string, string> = new Map([
  ['aws:requestedregion', region],
  ['aws:principalaccount', account],
  ['aws:resourceaccount', account],
])

function valueFor({ name, kind }: Variable, person: Person): string {
  const own = person !== 'stranger'
  const wanted = plainName(name).toLowerCase()
  if (kind === 'shared') return sharedValues.get(wanted) ?? 'everybodys'
  // The attacker sends the value of the person whose rows they want.
  if (kind === 'chosen') return 'as-the-caller-likes'
  if (wanted === 'cognito-identity.amazonaws.com:sub') return own ? attackersIdentity : strangersIdentity
  if (/^aws:principaltag\//.test(wanted)) return own ? 'acme' : 'globex'
  if (wanted === 'aws:username') return own ? 'mallory' : 'alice'
  return own ? '1000000001' : '2000000002'
}

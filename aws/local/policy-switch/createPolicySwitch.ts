import { cognitoSignIn } from '../../contract/userPoolProvider.ts'
import { allowsWrites } from '../../policy/allowsWrites.ts'
import type { Policy, Statement } from '../../policy/Policy.ts'
import { parseOwnPolicy } from '../../policy/parseOwnPolicy.ts'
import { parsePolicy } from '../../policy/parsePolicy.ts'
import type { Role } from '../authorization/Role.ts'
import type { LocalAws } from '../LocalAws.ts'
import { shippedPolicies } from './shippedPolicies.ts'
import { toDocument } from './toDocument.ts'

/** The ID of the template's own policy. */
export const deployed = 'deployed'

/** The state that the app's page shows and changes. */
export interface SwitchState {
  active: string
  /** Logical ID of the role whose policies are switched. */
  role: string
  /** Those that come with the project, then those that somebody typed, oldest first. */
  policies: readonly SwitchedPolicy[]
  /** The template's policy as a document, in the same notation as the others. */
  deployed: object
  /**
   * Each switch with its time in milliseconds since the epoch, oldest first. Before the first switch the deployed
   * policy is in force.
   */
  changes: readonly { at: number; active: string }[]
  /** The demo users: the `userId` of their rows, and the group that gives them another role, if any. */
  others: readonly { username: string; partition: string; group: string | null }[]
}

export interface SwitchedPolicy {
  id: string
  title: string
  leaks: string
  document: object
  /** Whether somebody typed it. */
  isOwn: boolean
}

export interface PolicySwitch {
  /** The same local AWS, with the chosen policy in force. */
  aws: LocalAws
  state(): SwitchState
  /** Enforces another policy from now on. Returns false if no policy has this ID. */
  choose(id: string): boolean
  /** Enforces a policy that somebody typed; tells in one sentence why it does not. */
  chooseOwn(text: string): { problem: string } | undefined
}

/** A request is explained by the policy of its time, so earlier ones are kept, but not without end. */
const mostOwn = 50

/**
 * Lets a person who tries the app out see what another policy would leak. The role of the office administrators gets
 * it in place of its own statements that read, in the memory of this process only. Statements that write or deny stay
 * as the template has them, and no policy is put in force that allows a write of its own, a typed one included.
 *
 * @param usernames the demo users; the app may tell each of them about the others
 */
export function createPolicySwitch(aws: LocalAws, usernames: readonly string[]): PolicySwitch {
  const [pool] = aws.identityPools.values()
  const role = pool?.authenticatedRole
  const own = role?.policies.flatMap(({ statements }) => statements) ?? []
  if (pool === undefined || role === undefined || own.length === 0) {
    throw new Error('the template has no identity pool whose role has a policy')
  }
  const isTagged = aws.outputs.partitionKey === 'principal-tag'
  const prepare = (
    { id, title, leaks, isOwn }: Omit<SwitchedPolicy, 'document'>,
    statementsOf: (reads: readonly Statement[]) => readonly Statement[],
  ): SwitchedPolicy & { parsed: Policy } => {
    const document = toDocument(replaceReads(own, statementsOf))
    return { id, title, leaks, document, isOwn, parsed: parsePolicy(id, document, 'identity') }
  }
  const shipped = shippedPolicies.map(({ statementsOf, ...policy }) =>
    prepare({ ...policy, isOwn: false }, statementsOf),
  )
  let typed: readonly ReturnType<typeof prepare>[] = []
  let count = 0
  const roles = new Map<string, Role>(aws.roles)
  const changes: { at: number; active: string }[] = []
  let active = deployed
  const enforce = (id: string, policy: Policy | undefined) => {
    roles.set(role.arn, policy === undefined ? role : { ...role, policies: [policy] })
    if (id !== active) changes.push({ at: aws.environment.now(), active: id })
    active = id
  }
  return {
    aws: { ...aws, roles },
    state: () => ({
      active,
      role: role.logicalId,
      policies: [...shipped, ...typed].map(({ parsed: _, ...policy }) => policy),
      deployed: toDocument(own),
      changes: [...changes],
      others: pool.providers.flatMap(({ providerName, userPool }) =>
        usernames.flatMap((username) => {
          const user = userPool.users.find(username)
          if (user === undefined) return []
          const { sub, groups } = user
          const login = cognitoSignIn(providerName, sub)
          const group = groups.find((name) => userPool.groups.get(name)?.roleArn !== undefined) ?? null
          return [{ username, partition: isTagged ? sub : pool.identities.idOf(login), group }]
        }),
      ),
    }),
    choose(id) {
      const chosen = [...shipped, ...typed].find((policy) => policy.id === id)
      if (chosen === undefined && id !== deployed) return false
      enforce(id, chosen?.parsed)
      return true
    },
    chooseOwn(text) {
      const parsed = parseOwnPolicy(text)
      if ('problem' in parsed) return parsed
      count += 1
      const policy = prepare({ ...ownPolicy, id: `own-${count}`, isOwn: true }, () => parsed.statements)
      typed = [...typed, policy].slice(-mostOwn)
      enforce(policy.id, policy.parsed)
      return undefined
    },
  }
}

const ownPolicy = {
  title: 'Your own policy',
  leaks: 'The attempts below show what it lets through.',
}

/**
 * A role's statements, with other statements in place of those that read.
 *
 * @throws Error if one of the other statements allows a write
 */
export function replaceReads(
  statements: readonly Statement[],
  instead: (reads: readonly Statement[]) => readonly Statement[],
): Statement[] {
  const reads = statements.filter(isRead)
  const others = statements.filter((statement) => !isRead(statement))
  const replaced = instead(reads)
  const write = replaced.find(allowsWrites)
  if (write !== undefined) {
    throw new Error(`${write.sid ?? 'A statement without a Sid'} allows a write. Only reads can be switched.`)
  }
  return [...replaced, ...others]
}

function isRead(statement: Statement): boolean {
  return statement.effect === 'Allow' && !allowsWrites(statement)
}

import {
  AdminGetUserCommand,
  paginateAdminListGroupsForUser,
} from '@aws-sdk/client-cognito-identity-provider'
import type { Answer } from '../Answer.ts'
import { safeText } from '../safeText.ts'
import { countAgents } from './countAgents.ts'
import type { UsersSession } from './UsersSession.ts'

/** The known facts about a user. */
export interface ShownUser {
  username: string
  officeName: string | null
  status: string
  enabled: boolean
  groups: string[]
  email: string | null
  emailVerified: boolean
  /** ISO 8601 */
  createdAt: string | null
  changedAt: string | null
  authenticator: boolean
  sub: string
  /** The `userId` of the user's agents: the sub or the identity ID. Null if the identity ID is unknown. */
  userId: string | null
  agents: number | null
}

export async function showUser(session: UsersSession, username: string): Promise<Answer> {
  const user = await readUser(session, username)
  const { partitionKey } = session.target.config
  const unknown = 'not known. They see it on their Access page, once they have signed in'
  const rows: [label: string, value: string][] = [
    ['office', user.officeName ?? 'none'],
    ['status', user.enabled ? user.status : `${user.status}, disabled`],
    ['groups', user.groups.join(', ') || 'none'],
    ['email', emailOf(user)],
    ['created', user.createdAt ?? 'not known'],
    ['last changed', user.changedAt ?? 'not known'],
    ['authenticator', user.authenticator ? 'yes' : 'no'],
    ['sub', user.sub],
    ...(partitionKey === 'identity-id' ? [['identity ID', user.userId ?? unknown] as [string, string]] : []),
    ['agents', user.agents?.toLocaleString('en') ?? 'not known'],
  ]
  const lines = rows.map(([label, value]) => safeText`  ${label.padEnd(14)} ${value}`)
  return { text: [safeText`${user.username}`, ...lines].join('\n'), data: user }
}

/** @throws UserNotFoundException */
export async function readUser(session: UsersSession, username: string): Promise<ShownUser> {
  const { pool, target, offices } = session
  const { userPoolId: UserPoolId, partitionKey } = target.config
  const user = await pool.send(new AdminGetUserCommand({ UserPoolId, Username: username }))
  const attribute = (name: string) => user.UserAttributes?.find(({ Name }) => Name === name)?.Value ?? null
  const groups: string[] = []
  for await (const { Groups = [] } of paginateAdminListGroupsForUser(
    { client: pool },
    { UserPoolId, Username: username },
  )) {
    groups.push(...Groups.flatMap(({ GroupName }) => GroupName ?? []))
  }
  const name = user.Username ?? username
  const sub = attribute('sub')
  if (sub === null) throw new Error(safeText`${name} has no sub, which every user has`)
  const known =
    partitionKey === 'principal-tag'
      ? await offices.find(sub)
      : (await offices.list()).find((office) => office.username === name)
  const userId = partitionKey === 'principal-tag' ? sub : (known?.userId ?? null)
  return {
    username: name,
    officeName: known?.officeName ?? null,
    status: user.UserStatus ?? 'UNKNOWN',
    enabled: user.Enabled ?? false,
    groups,
    email: attribute('email'),
    emailVerified: attribute('email_verified') === 'true',
    createdAt: user.UserCreateDate?.toISOString() ?? null,
    changedAt: user.UserLastModifiedDate?.toISOString() ?? null,
    authenticator: user.UserMFASettingList?.includes('SOFTWARE_TOKEN_MFA') ?? false,
    sub,
    userId,
    agents: userId === null ? null : await countAgents(target, userId),
  }
}

function emailOf({ email, emailVerified }: ShownUser): string {
  if (email === null) return 'none: the user cannot get a new password alone'
  return emailVerified ? email : `${email}, not verified: no code for a new password goes there`
}

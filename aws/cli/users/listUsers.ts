import {
  paginateListUsers,
  paginateListUsersInGroup,
  type UserType,
} from '@aws-sdk/client-cognito-identity-provider'
import type { Answer } from '../Answer.ts'
import { safeText } from '../safeText.ts'
import type { UsersSession } from './UsersSession.ts'

export interface ListedUser {
  username: string
  /** Such as `CONFIRMED`, or `FORCE_CHANGE_PASSWORD` before the first sign-in. */
  status: string
  enabled: boolean
  email: string | null
  sub: string | null
}

/** All users of the pool, or the leads only. */
export async function listUsers(session: UsersSession, { leads }: { leads: boolean }): Promise<Answer> {
  const { userPoolId: UserPoolId, leadGroup: GroupName } = session.target.config
  const paging = { client: session.pool }
  const pages = leads
    ? paginateListUsersInGroup(paging, { UserPoolId, GroupName })
    : paginateListUsers(paging, { UserPoolId })
  const users: ListedUser[] = []
  for await (const { Users = [] } of pages) users.push(...Users.map(toListedUser))
  const none = leads
    ? safeText`Nobody is in ${GroupName}. Let somebody in: npm run users -- lead NAME`
    : safeText`There are no users in ${session.target.name}. Make one: npm run users -- create NAME`
  return { text: users.length === 0 ? none : users.map(lineOf).join('\n'), data: users }
}

export function toListedUser({
  Username = '',
  UserStatus,
  Enabled = false,
  Attributes,
}: UserType): ListedUser {
  const attribute = (name: string) => Attributes?.find(({ Name }) => Name === name)?.Value ?? null
  return {
    username: Username,
    status: UserStatus ?? 'UNKNOWN',
    enabled: Enabled,
    email: attribute('email'),
    sub: attribute('sub'),
  }
}

export function lineOf({ username, status, enabled, email }: ListedUser): string {
  return safeText`  ${username.padEnd(24)} ${(enabled ? status : 'disabled').padEnd(22)} ${email ?? 'no email address'}`
}

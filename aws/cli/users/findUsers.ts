import { paginateListUsers } from '@aws-sdk/client-cognito-identity-provider'
import type { Answer } from '../Answer.ts'
import { safeText } from '../safeText.ts'
import { type ListedUser, lineOf, toListedUser } from './listUsers.ts'
import { showUser } from './showUser.ts'
import type { UsersSession } from './UsersSession.ts'

const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'

/**
 * Finds the users with an email address, a sub or an identity ID. AWS does not tell whose an identity ID is, so it is
 * looked up among the offices.
 */
export async function findUsers(session: UsersSession, what: string): Promise<Answer> {
  if (new RegExp(`^[a-z0-9-]+:${uuid}$`).test(what)) {
    const office = await session.offices.find(what)
    if (office?.username !== undefined) return showUser(session, office.username)
    if (office !== undefined) return { text: safeText`${what} is ${office.officeName}.`, data: [office] }
    return {
      text: safeText`${what} is among no offices. Somebody who knows whose it is can say so: npm run users -- office NAME --to ${what}`,
      data: [],
    }
  }
  const attribute = new RegExp(`^${uuid}$`).test(what) ? 'sub' : 'email'
  const Filter = `${attribute} = "${what.replace(/["\\]/g, '\\$&')}"`
  const users: ListedUser[] = []
  const input = { UserPoolId: session.target.config.userPoolId, Filter }
  for await (const { Users = [] } of paginateListUsers({ client: session.pool }, input)) {
    users.push(...Users.map(toListedUser))
  }
  const none = safeText`Nobody in ${session.target.name} has the ${attribute === 'sub' ? 'sub' : 'email address'} ${what}.`
  return { text: users.length === 0 ? none : users.map(lineOf).join('\n'), data: users }
}

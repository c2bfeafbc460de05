import { AdminDeleteUserCommand } from '@aws-sdk/client-cognito-identity-provider'
import type { Answer } from '../Answer.ts'
import { safeText } from '../safeText.ts'
import { readUser } from './showUser.ts'
import type { UsersSession } from './UsersSession.ts'

/**
 * Deletes a user for good, after asking the operator. The user's agents stay in the table, and no user can read them:
 * a later user of the same name has another ID.
 */
export async function deleteUser(session: UsersSession, username: string): Promise<Answer> {
  const { pool, target, offices, confirm } = session
  const user = await readUser(session, username)
  const left = agentsLeft(user.agents, user.userId)
  const question = safeText`${user.username} cannot be brought back: a new user of that name has another sub and identity ID, and none of these agents. ${left}\nType ${user.username} to delete it:`
  if (!(await confirm(question, user.username))) {
    return {
      text: safeText`${user.username} was not deleted.`,
      data: { username: user.username, deleted: false },
    }
  }
  await pool.send(new AdminDeleteUserCommand({ UserPoolId: target.config.userPoolId, Username: username }))
  if (user.userId !== null) await offices.forgetUser(user.userId)
  return {
    text: safeText`${user.username} was deleted. AWS credentials that the user already has stay valid for an hour at most.\n${left}`,
    data: { username: user.username, deleted: true, userId: user.userId, agents: user.agents },
  }
}

function agentsLeft(agents: number | null, userId: string | null): string {
  if (userId === null) {
    return 'Their identity ID is not known here, so this command cannot tell whether they have agents.'
  }
  if (agents === 0) return 'They have no agents.'
  return safeText`Their ${agents?.toLocaleString('en') ?? ''} agents stay in the table, where only a lead reads them, until they are moved: npm run assign -- --move-from ${userId} --to ID`
}

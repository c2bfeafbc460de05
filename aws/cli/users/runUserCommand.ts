import { writeFileSync } from 'node:fs'
import {
  AdminAddUserToGroupCommand,
  AdminDeleteSoftwareTokenCommand,
  AdminDisableUserCommand,
  AdminEnableUserCommand,
  AdminRemoveUserFromGroupCommand,
  AdminSetUserPasswordCommand,
  AdminUpdateUserAttributesCommand,
  AdminUserGlobalSignOutCommand,
  CognitoIdentityProviderClient,
  UserNotFoundException,
} from '@aws-sdk/client-cognito-identity-provider'
import type { Answer } from '../Answer.ts'
import { toCsv } from '../files/toCsv.ts'
import { Offices } from '../offices/Offices.ts'
import { safeText } from '../safeText.ts'
import { findPartition } from '../target/findPartition.ts'
import type { Target } from '../target/openTarget.ts'
import { countAgents } from './countAgents.ts'
import { createPeople } from './createPeople.ts'
import { createUser, makePassword } from './createUser.ts'
import { deleteUser } from './deleteUser.ts'
import { findUsers } from './findUsers.ts'
import { listUsers } from './listUsers.ts'
import { showUser } from './showUser.ts'
import type { UserCommand } from './UserCommand.ts'
import type { UsersSession } from './UsersSession.ts'

/**
 * Runs one command on the users of a pool, and returns its result.
 *
 * @throws Error in one sentence that says what was done before the failure
 */
export async function runUserCommand(
  target: Target,
  command: UserCommand,
  confirm: UsersSession['confirm'] = async () => false,
): Promise<Answer> {
  const pool = new CognitoIdentityProviderClient(target.client)
  const offices = new Offices(target)
  try {
    return await run({ target, pool, offices, confirm }, command)
  } catch (error) {
    if (!(error instanceof UserNotFoundException) || !('username' in command)) throw error
    throw new Error(safeText`There is no user ${String(command.username)} in ${target.name}.`)
  } finally {
    pool.destroy()
    offices.close()
  }
}

async function run(session: UsersSession, command: UserCommand): Promise<Answer> {
  switch (command.name) {
    case 'list':
      return listUsers(session, { leads: command.leads })
    case 'show':
      return showUser(session, command.username)
    case 'find':
      return findUsers(session, command.what)
    case 'create':
      return createUser(session, command)
    case 'create-from':
      return createPeople(session, command.file)
    case 'delete':
      return deleteUser(session, command.username)
    case 'offices':
      return listOffices(session, command.exportTo)
    case 'office': {
      const { officeName, username } = command
      const userId = await findPartition(session.target, { identityId: command.userId, user: username })
      await session.offices.save({ userId, officeName, username })
      return { text: safeText`${userId} is ${officeName}.`, data: { userId, officeName, username } }
    }
    default:
      return change(session, command)
  }
}

type Change = Extract<
  UserCommand,
  { name: 'lead' | 'unlead' | 'new-password' | 'forget-app' | 'disable' | 'enable' | 'set-email' }
>

/** AWS cannot revoke issued credentials. */
const untilCredentialsEnd = 'AWS credentials that the user already has stay valid for an hour at most.'

async function change(session: UsersSession, command: Change): Promise<Answer> {
  const { pool, target } = session
  const { userPoolId, leadGroup, authenticatorApp } = target.config
  const { username } = command
  const user = { UserPoolId: userPoolId, Username: username }
  const said = (text: string, data: object = {}): Answer => ({ text, data: { username, ...data } })
  switch (command.name) {
    case 'lead':
      await pool.send(new AdminAddUserToGroupCommand({ ...user, GroupName: leadGroup }))
      return said(safeText`${username} is in ${leadGroup}, from their next sign-in.`)
    case 'unlead':
      await pool.send(new AdminRemoveUserFromGroupCommand({ ...user, GroupName: leadGroup }))
      await endSessions(session, username, `${username} is no longer in ${leadGroup}`)
      return said(
        safeText`${username} is no longer in ${leadGroup}, and is signed out. ${untilCredentialsEnd}`,
      )
    case 'new-password': {
      const temporaryPassword = makePassword()
      await pool.send(
        new AdminSetUserPasswordCommand({ ...user, Password: temporaryPassword, Permanent: false }),
      )
      const access = `Temporary password, shown once: ${temporaryPassword}`
      await endSessions(session, username, `${username} has a new password. ${access}`)
      return said(
        safeText`${access}\n${username} is signed out, and chooses another password with the next sign-in. ${untilCredentialsEnd}`,
        { temporaryPassword },
      )
    }
    case 'set-email': {
      const UserAttributes = [
        { Name: 'email', Value: command.email },
        { Name: 'email_verified', Value: 'true' },
      ]
      await pool.send(new AdminUpdateUserAttributesCommand({ ...user, UserAttributes }))
      return said(safeText`Codes for a new password of ${username} go to ${command.email}.`, {
        email: command.email,
      })
    }
    case 'forget-app':
      await pool.send(new AdminDeleteSoftwareTokenCommand(user))
      return said(
        authenticatorApp === 'required'
          ? safeText`${username} adds another authenticator app with their next sign-in.`
          : safeText`${username} signs in without a code, until they add an authenticator app again.`,
      )
    case 'disable':
      await pool.send(new AdminDisableUserCommand(user))
      await endSessions(session, username, `${username} can no longer sign in`)
      return said(safeText`${username} can no longer sign in, and is signed out. ${untilCredentialsEnd}`)
    case 'enable':
      await pool.send(new AdminEnableUserCommand(user))
      return said(safeText`${username} can sign in again.`)
  }
}

/**
 * Ends every session of a user: refresh tokens are revoked and, with ServerSideTokenCheck, an earlier ID token gets
 * no new credentials.
 *
 * @throws Error that starts with `done`, since that step succeeded
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminUserGlobalSignOut.html
 */
async function endSessions({ pool, target }: UsersSession, username: string, done: string): Promise<void> {
  const user = { UserPoolId: target.config.userPoolId, Username: username }
  await pool.send(new AdminUserGlobalSignOutCommand(user)).catch((error: unknown) => {
    const why = error instanceof Error ? error.message : error
    throw new Error(
      safeText`${done}, but is still signed in where they were: ${String(why)}\nRun this again.`,
    )
  })
}

async function listOffices({ target, offices }: UsersSession, exportTo?: string): Promise<Answer> {
  const listed = []
  for (const office of await offices.list()) {
    listed.push({ ...office, agents: await countAgents(target, office.userId) })
  }
  if (exportTo !== undefined) {
    const columns = ['userId', 'officeName', 'username', 'agents'] as const
    writeFileSync(
      exportTo,
      exportTo.endsWith('.json') ? `${JSON.stringify(listed, null, 2)}\n` : toCsv(columns, listed),
    )
    return { text: safeText`${listed.length} offices are in ${exportTo}.`, data: listed }
  }
  const lines = listed.map(
    ({ officeName, username = '–', userId, agents }) =>
      safeText`  ${officeName.padEnd(24)} ${username.padEnd(20)} ${agents.toLocaleString('en').padStart(7)}  ${userId}`,
  )
  const none = safeText`There are no offices in ${target.name} yet. They come with: npm run assign -- FILE --to ID --office NAME`
  return { text: listed.length === 0 ? none : lines.join('\n'), data: listed }
}

import {
  AdminAddUserToGroupCommand,
  AdminDeleteSoftwareTokenCommand,
  AdminEnableUserCommand,
  AdminRemoveUserFromGroupCommand,
  CognitoIdentityProviderClient,
  UserNotFoundException,
} from '@aws-sdk/client-cognito-identity-provider'
import type { Target } from '../target/openTarget.ts'
import { createUser } from './createUser.ts'
import { disableUser } from './disableUser.ts'
import { listUsers } from './listUsers.ts'

export type UserCommand =
  | { name: 'list' }
  | { name: 'create'; username: string; email: string | undefined; lead: boolean }
  | { name: UserAction; username: string }

/** What can be done to somebody who is there. */
export const userActions = ['lead', 'unlead', 'forget-app', 'disable', 'enable'] as const

export type UserAction = (typeof userActions)[number]

/**
 * Runs one command on the users of a pool and says what came of it.
 *
 * @throws Error in one sentence, which names what was done before it failed
 */
export async function runUserCommand(target: Target, command: UserCommand): Promise<string> {
  const pool = new CognitoIdentityProviderClient(target.client)
  try {
    return await run(pool, target, command)
  } catch (error) {
    if (!(error instanceof UserNotFoundException) || command.name === 'list') throw error
    throw new Error(`There is no user ${command.username} in ${target.name}`)
  } finally {
    pool.destroy()
  }
}

async function run(
  pool: CognitoIdentityProviderClient,
  { config, name: where }: Target,
  command: UserCommand,
): Promise<string> {
  const { userPoolId, leadGroup: leads } = config
  if (command.name === 'list') {
    const users = await listUsers(pool, userPoolId)
    const lines = users.map(
      ({ username, status, enabled }) => `  ${username.padEnd(24)} ${enabled ? status : 'disabled'}`,
    )
    return users.length === 0 ? `There are no users in ${where}.` : lines.join('\n')
  }
  const { username } = command
  const member = { UserPoolId: userPoolId, Username: username, GroupName: leads }
  switch (command.name) {
    case 'create': {
      const { temporaryPassword } = await createUser(pool, userPoolId, command)
      const access =
        temporaryPassword === null
          ? `An invitation is on its way to ${command.email}.`
          : `Temporary password, shown once and good for a day: ${temporaryPassword}`
      if (command.lead) {
        await pool.send(new AdminAddUserToGroupCommand(member)).catch((error: unknown) => {
          const why = error instanceof Error ? error.message : error
          throw new Error(`${username} was created, but is not in ${leads}: ${why}\n${access}`)
        })
      }
      const next = command.lead ? `In ${leads}: reads every office's agents.` : nextStepFor(username, config)
      return `${username} was created in ${where}.\n${access}\n${next}`
    }
    case 'lead':
      await pool.send(new AdminAddUserToGroupCommand(member))
      return `${username} is in ${leads}, from their next sign-in.`
    case 'unlead':
      await pool.send(new AdminRemoveUserFromGroupCommand(member))
      return `${username} is no longer in ${leads}. Credentials that they have live on for an hour at most.`
    case 'forget-app':
      await pool.send(new AdminDeleteSoftwareTokenCommand({ UserPoolId: userPoolId, Username: username }))
      return config.authenticatorApp === 'required'
        ? `${username} adds another authenticator app with their next sign-in.`
        : `${username} signs in without a code, until they add an authenticator app again.`
    case 'disable':
      await disableUser(pool, userPoolId, username)
      return `${username} can no longer sign in, and is signed out. Credentials that they have live on for an hour at most.`
    case 'enable':
      await pool.send(new AdminEnableUserCommand({ UserPoolId: userPoolId, Username: username }))
      return `${username} can sign in again.`
  }
}

function nextStepFor(username: string, { partitionKey }: Target['config']): string {
  return partitionKey === 'principal-tag'
    ? `They can be assigned agents at once: npm run assign -- FILE --user ${username}`
    : 'After their first sign-in their Access page shows their identity ID, for: npm run assign -- FILE --to ID'
}

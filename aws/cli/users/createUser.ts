import { randomInt } from 'node:crypto'
import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  UsernameExistsException,
} from '@aws-sdk/client-cognito-identity-provider'
import type { Answer } from '../Answer.ts'
import { safeText } from '../safeText.ts'
import type { UsersSession } from './UsersSession.ts'

/** The user to create. */
export interface NewUser {
  username: string
  email: string | undefined
  lead: boolean
  office: string | undefined
}

/**
 * Creates a user. With an email address, Cognito sends an invitation. Without one, only the answer has the temporary
 * password.
 *
 * @throws Error if the name is taken, and Error that says what was done before a failure
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminCreateUser.html
 */
export async function createUser(session: UsersSession, user: NewUser): Promise<Answer> {
  const { pool, target, offices } = session
  const { userPoolId, leadGroup, partitionKey } = target.config
  const { username, email, lead, office } = user
  if (lead && office !== undefined)
    throw new Error('A lead has no office: --lead and --office do not go together.')
  const temporaryPassword = email === undefined ? makePassword() : null
  const sub = await create(session, user, temporaryPassword)
  const access =
    temporaryPassword === null
      ? safeText`An invitation is on its way to ${String(email)}.`
      : safeText`Temporary password, shown once and valid for a day: ${temporaryPassword}\nWithout an email address the user cannot get a new password alone: npm run users -- set-email ${username} ADDRESS`
  if (lead) {
    const member = { UserPoolId: userPoolId, Username: username, GroupName: leadGroup }
    await pool.send(new AdminAddUserToGroupCommand(member)).catch((error: unknown) => {
      const why = error instanceof Error ? error.message : error
      throw new Error(
        `${safeText`${username} was created, but is not in ${leadGroup}: ${String(why)}`}\n${access}`,
      )
    })
  }
  const isNamed = office !== undefined && partitionKey === 'principal-tag'
  if (isNamed) await offices.save({ userId: sub, officeName: office, username })
  const next = lead
    ? safeText`In ${leadGroup}: reads every office's agents.`
    : nextStepFor(user, partitionKey)
  return {
    text: [safeText`${username} was created in ${target.name}.`, access, next].join('\n'),
    data: { username, sub, email: email ?? null, temporaryPassword, lead },
  }
}

/** Answers with the new user's sub. */
async function create(
  { pool, target }: UsersSession,
  { username, email }: NewUser,
  temporaryPassword: string | null,
): Promise<string> {
  const invitation =
    temporaryPassword === null
      ? {
          UserAttributes: [
            { Name: 'email', Value: email },
            { Name: 'email_verified', Value: 'true' },
          ],
          DesiredDeliveryMediums: ['EMAIL' as const],
        }
      : { TemporaryPassword: temporaryPassword, MessageAction: 'SUPPRESS' as const }
  const input = { UserPoolId: target.config.userPoolId, Username: username, ...invitation }
  const { User } = await pool.send(new AdminCreateUserCommand(input)).catch((error: unknown) => {
    if (!(error instanceof UsernameExistsException)) throw error
    throw new Error(safeText`There is a user ${username} already in ${target.name}.`)
  })
  return User?.Attributes?.find(({ Name }) => Name === 'sub')?.Value ?? ''
}

function nextStepFor({ username, office }: NewUser, partitionKey: 'identity-id' | 'principal-tag'): string {
  if (partitionKey === 'principal-tag') {
    return safeText`They can be assigned agents at once: npm run assign -- FILE --user ${username}`
  }
  const name = office === undefined ? '--office NAME' : `--office '${office}'`
  return safeText`After their first sign-in their Access page shows their identity ID, for: npm run assign -- FILE --to ID --user ${username} ${name}`
}

/** Without letters and digits that are easily confused. */
const classes = ['abcdefghijkmnpqrstuvwxyz', 'ABCDEFGHJKLMNPQRSTUVWXYZ', '23456789', '!@#%-_+=']

/** 20 characters, with some of every class that the pool requires: about 115 bits. */
export function makePassword(): string {
  const pick = (characters: string) => characters.charAt(randomInt(characters.length))
  const all = classes.join('')
  const characters = [...classes.map(pick), ...Array.from({ length: 16 }, () => pick(all))]
  for (let last = characters.length - 1; last > 0; last -= 1) {
    const other = randomInt(last + 1)
    const [one = '', two = ''] = [characters[last], characters[other]]
    characters[last] = two
    characters[other] = one
  }
  return characters.join('')
}

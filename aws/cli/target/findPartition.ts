import {
  CognitoIdentityClient,
  DescribeIdentityCommand,
  ResourceNotFoundException,
} from '@aws-sdk/client-cognito-identity'
import {
  AdminGetUserCommand,
  CognitoIdentityProviderClient,
  UserNotFoundException,
} from '@aws-sdk/client-cognito-identity-provider'
import { userPoolProvider } from '../../contract/userPoolProvider.ts'
import { type Office, Offices } from '../offices/Offices.ts'
import { safeText } from '../safeText.ts'
import { UsageError } from '../UsageError.ts'
import type { Target } from './openTarget.ts'

const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'

/** The owner of the agents: by their `userId` or the office's name, by the user's name, or by both. */
export interface Person {
  /** The identity ID, the sub (in a stack with the principal tag as key), or the name of the office. */
  identityId?: string | undefined
  /** The name in the user pool. */
  user?: string | undefined
}

/**
 * The `userId` of an administrator's agents: the identity ID or, in a stack with the principal tag as key, the user's
 * `sub`.
 *
 * @throws Error saying which similar ID was given instead, or that no user has the ID
 */
export async function findPartition(target: Target, person: Person): Promise<string> {
  const { partitionKey } = target.config
  const { identityId, user } = person
  if (identityId === undefined && user === undefined) {
    throw new UsageError(
      'Say to whom: --to IDENTITY_ID or --to OFFICE, or --user NAME where their office is known.',
    )
  }
  if (identityId !== undefined && isName(identityId)) return (await findOffice(target, identityId)).userId
  if (partitionKey === 'principal-tag') {
    if (identityId?.includes(':')) {
      throw new Error('Agents are under the principal tag here: --user NAME instead of an identity ID')
    }
    return findSub(target, user ?? identityId ?? '')
  }
  if (identityId === undefined) return findByUser(target, user ?? '')
  const userId = await findIdentity(target, parseIdentityId(identityId, target.config))
  if (user !== undefined) await findSub(target, user)
  return userId
}

/** Whether a text is a name, and not an ID with a mistake in it. */
function isName(text: string): boolean {
  return !new RegExp(uuid, 'i').test(text) && !/^[a-z]{2}-[a-z]+-\d:/.test(text)
}

async function findOffice(target: Target, officeName: string): Promise<Office> {
  const all = await listOffices(target)
  const named = all.filter((office) => office.officeName === officeName)
  const [office, ...others] = named
  if (office === undefined) {
    const known = all.map((one) => one.officeName)
    throw new Error(
      safeText`There is no office ${officeName} in ${target.name}${known.length === 0 ? '' : `, only ${known.slice(0, 20).join(', ')}`}. A user is named with --user`,
    )
  }
  if (others.length > 0) {
    throw new Error(
      safeText`There are ${named.length} offices ${officeName}: ${named.map(({ userId }) => userId).join(', ')}`,
    )
  }
  return office
}

async function listOffices(target: Target): Promise<Office[]> {
  const offices = new Offices(target)
  try {
    return await offices.list()
  } finally {
    offices.close()
  }
}

/** Finds the `userId` by the user's office. */
async function findByUser(target: Target, user: string): Promise<string> {
  const office = (await listOffices(target)).find(({ username }) => username === user)
  if (office !== undefined) return office.userId
  await findSub(target, user)
  throw new Error(
    safeText`Agents are under identity IDs here. AWS tells the identity ID only to ${user}, at the first sign-in. Ask ${user} for it (it is on the Access page), then: --to IDENTITY_ID --user ${user}`,
  )
}

/** A user's sub, by name or by the sub itself. */
async function findSub({ config, client, name }: Target, user: string): Promise<string> {
  const pool = new CognitoIdentityProviderClient(client)
  const { UserAttributes = [] } = await pool
    .send(new AdminGetUserCommand({ UserPoolId: config.userPoolId, Username: user }))
    .catch((error: unknown) => {
      throw error instanceof UserNotFoundException
        ? new Error(safeText`There is no user ${user} in ${name}`)
        : error
    })
    .finally(() => pool.destroy())
  const sub = UserAttributes.find(({ Name }) => Name === 'sub')?.Value
  if (sub === undefined) throw new Error(safeText`${user} has no sub, which every user has`)
  return sub
}

/** Checks that an identity ID exists: no user could read agents under a mistyped ID. */
async function findIdentity({ config, client, name }: Target, identityId: string): Promise<string> {
  const pool = new CognitoIdentityClient(client)
  const { Logins = [] } = await pool
    .send(new DescribeIdentityCommand({ IdentityId: identityId }))
    .catch((error: unknown) => {
      if (!(error instanceof ResourceNotFoundException)) throw error
      throw new Error(
        safeText`Nobody has the identity ID ${identityId} in ${name}. Their Access page shows theirs`,
      )
    })
    .finally(() => pool.destroy())
  const provider = userPoolProvider(config)
  if (Logins.includes(provider)) return identityId
  throw new Error(
    safeText`${identityId} is the identity of somebody who signs in to another user pool, not to ${config.userPoolId}`,
  )
}

function parseIdentityId(given: string, { region, identityPoolId }: Target['config']): string {
  if (given === identityPoolId) {
    throw new Error(safeText`${given} is the identity pool's ID, and nobody's identity`)
  }
  if (new RegExp(`^${uuid}$`).test(given)) {
    throw new Error(
      safeText`${given} is a bare UUID, such as the user pool's sub. The identity ID has the Region in front: ${region}:…`,
    )
  }
  const [, found] = new RegExp(`^([a-z0-9-]+):${uuid}$`).exec(given) ?? []
  if (found === undefined)
    throw new Error(safeText`${given} is not an identity ID, such as ${region}:6f8d10b7-…`)
  if (found !== region) throw new Error(safeText`${given} is of another Region: this stack is in ${region}`)
  return given
}

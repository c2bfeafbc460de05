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
import type { Target } from '../target/openTarget.ts'

const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'

/**
 * The `userId` under which an administrator's agents are: their identity ID, or, in a stack keyed by the principal
 * tag, the `sub` of their user.
 *
 * @throws Error saying which of the IDs that look alike was given instead, or that nobody has it
 */
export async function findPartition(
  target: Target,
  person: { identityId?: string | undefined; user?: string | undefined },
): Promise<string> {
  const { config, client } = target
  const { identityId, user } = person
  if ((identityId === undefined) === (user === undefined)) {
    throw new Error(
      'Say to whom: --to IDENTITY_ID, or --user NAME in a stack that is keyed by the principal tag',
    )
  }
  if (config.partitionKey === 'identity-id') {
    if (identityId !== undefined) return findIdentity(target, parseIdentityId(identityId, config))
    throw new Error(
      `Agents are under identity IDs here, and AWS tells nobody but ${user} theirs, at their first sign-in. Ask them for it (it is on their Access page), then: --to IDENTITY_ID`,
    )
  }
  if (user === undefined)
    throw new Error('Agents are under the principal tag here: --user NAME instead of --to')
  const pool = new CognitoIdentityProviderClient(client)
  const { UserAttributes = [] } = await pool
    .send(new AdminGetUserCommand({ UserPoolId: config.userPoolId, Username: user }))
    .catch((error: unknown) => {
      throw error instanceof UserNotFoundException ? new Error(`There is no user ${user}`) : error
    })
  const sub = UserAttributes.find(({ Name }) => Name === 'sub')?.Value
  if (sub === undefined) throw new Error(`${user} has no sub, which every user has`)
  return sub
}

/** An identity ID that somebody has: under one that is mistyped, agents would be nobody's. */
async function findIdentity({ config, client, name }: Target, identityId: string): Promise<string> {
  const pool = new CognitoIdentityClient(client)
  const { Logins = [] } = await pool
    .send(new DescribeIdentityCommand({ IdentityId: identityId }))
    .catch((error: unknown) => {
      if (!(error instanceof ResourceNotFoundException)) throw error
      throw new Error(`Nobody has the identity ID ${identityId} in ${name}. Their Access page shows theirs`)
    })
    .finally(() => pool.destroy())
  const provider = userPoolProvider(config)
  if (Logins.includes(provider)) return identityId
  throw new Error(
    `${identityId} is the identity of somebody who signs in to another user pool, not to ${config.userPoolId}`,
  )
}

function parseIdentityId(given: string, { region, identityPoolId }: Target['config']): string {
  if (given === identityPoolId) {
    throw new Error(`${given} is the identity pool's ID, and nobody's identity`)
  }
  if (new RegExp(`^${uuid}$`).test(given)) {
    throw new Error(
      `${given} is a bare UUID, such as the user pool's sub. The identity ID has the Region in front: ${region}:…`,
    )
  }
  const [, found] = new RegExp(`^([a-z0-9-]+):${uuid}$`).exec(given) ?? []
  if (found === undefined) throw new Error(`${given} is not an identity ID, such as ${region}:6f8d10b7-…`)
  if (found !== region) throw new Error(`${given} is of another Region: this stack is in ${region}`)
  return given
}

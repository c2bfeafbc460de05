import type { Attempt } from './Attempt.ts'
import { denied, refused } from './expectations.ts'
import { signedQuery } from './signedQuery.ts'
import { unsignedRequest } from './signRequest.ts'
import type { World } from './World.ts'

/** Asks for the rows of the other administrator. */
const otherRows = (world: World) => ({
  KeyConditionExpression: 'userId = :u',
  ExpressionAttributeValues: { ':u': { S: world.other.partition } },
})

/** Asks for credentials with something added that would set the tag, if anybody listened, and reads with them. */
function taggedBy(extra: (world: World) => object): Attempt['send'] {
  return async (world) => {
    const { IdentityId, Logins } = { IdentityId: world.me.identityId, Logins: world.me.logins }
    const answer = await world.send(
      unsignedRequest(world, 'cognito-identity', 'GetCredentialsForIdentity', {
        IdentityId,
        Logins,
        ...extra(world),
      }),
    )
    if (answer.status !== 200) return answer
    const { Credentials } = JSON.parse(answer.body) as {
      Credentials: { AccessKeyId: string; SecretKey: string; SessionToken: string }
    }
    const credentials = {
      accessKeyId: Credentials.AccessKeyId,
      secretAccessKey: Credentials.SecretKey,
      sessionToken: Credentials.SessionToken,
    }
    return world.send(signedQuery(world, otherRows(world), { credentials }))
  }
}

const withHeader =
  (name: string): Attempt['send'] =>
  (world) =>
    world.send(signedQuery(world, otherRows(world), { headers: { [name]: world.other.sub } }))

const attribute =
  (Name: string): Attempt['send'] =>
  (world) =>
    world.send(
      unsignedRequest(world, 'cognito-idp', 'UpdateUserAttributes', {
        AccessToken: world.me.accessToken,
        UserAttributes: [{ Name, Value: world.other.sub }],
      }),
    )

/**
 * Attempts to set a principal tag. The identity pool makes a tag from a claim, so nobody but the user pool may choose
 * the claim. A stack without tags has to deny the same calls.
 */
export const principalTagAttempts: readonly Attempt[] = [
  {
    name: 'tags of the caller’s own choice with the call for credentials',
    tries: 'Members that GetCredentialsForIdentity does not have, named as elsewhere in AWS.',
    layer: 'policy',
    send: taggedBy(({ other }) => ({
      PrincipalTags: { userid: other.sub },
      Tags: [{ Key: 'userid', Value: other.sub }],
      tags: { userid: other.sub },
    })),
    expected: denied('Query'),
  },
  {
    name: 'the tag as a header of the request',
    tries: 'A condition key of the session is not the request’s to set.',
    layer: 'policy',
    send: withHeader('x-amz-principal-tag-userid'),
    expected: denied('Query'),
  },
  {
    name: 'the tag as a header named like the key',
    tries: '`aws-principaltag-userid`, signed with the rest.',
    layer: 'policy',
    send: withHeader('aws-principaltag-userid'),
    expected: denied('Query'),
  },
  ...['sub', 'userid', 'custom:userid', 'identities'].map(
    (name): Attempt => ({
      name: `the attribute ${name} with another’s sub in it`,
      tries:
        'The tag is made of a claim, and a claim of an attribute: none that a user can write may lead there.',
      layer: 'user pool',
      send: attribute(name),
      localOnly: 'it would change a user if it passed',
      expected: refused(
        'InvalidParameterException',
        `Attributes did not conform to the schema: ${name}: Attribute does not exist in schema.`,
      ),
    }),
  ),
]

import * as v from 'valibot'
import { issueCredentials } from '../../signature/issueCredentials.ts'
import { assumeRole } from '../assumeRole.ts'
import { chooseRole } from '../chooseRole.ts'
import type { IdentityPoolOperation } from '../IdentityPoolOperation.ts'
import { id, logins, parseInput, roleArn } from '../parseInput.ts'
import { toWebIdentity } from '../toWebIdentity.ts'
import { verifyIdentity } from '../verifyIdentity.ts'

const getCredentialsInput = v.object({
  IdentityId: id,
  Logins: logins,
  CustomRoleArn: v.optional(roleArn),
})

/** One hour, in seconds. The enhanced flow never gives more, even if the role allows it. */
const lifetime = 3600

/**
 * `{ IdentityId, Logins }` → `{ IdentityId, Credentials: { AccessKeyId, SecretKey, SessionToken, Expiration } }`,
 * `Expiration` in seconds since the epoch.
 *
 * @see https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_GetCredentialsForIdentity.html
 */
export const getCredentialsForIdentity: IdentityPoolOperation['run'] = async (aws, input) => {
  const { IdentityId, Logins, CustomRoleArn } = parseInput(getCredentialsInput, input)
  const verified = await verifyIdentity(aws, IdentityId, Logins)
  const role = chooseRole(verified.pool, aws.roles, verified, CustomRoleArn)
  const principal = assumeRole(aws, role, toWebIdentity(IdentityId, verified))
  const expiration = Math.floor(aws.environment.now() / 1000) + lifetime
  const credentials = issueCredentials(aws, principal, expiration)
  return {
    IdentityId,
    Credentials: {
      AccessKeyId: credentials.accessKeyId,
      SecretKey: credentials.secretAccessKey,
      SessionToken: credentials.sessionToken,
      Expiration: expiration,
    },
  }
}

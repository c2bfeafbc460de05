import { createHash } from 'node:crypto'
import type { Principal } from '../authorization/Principal.ts'
import type { LocalAws } from '../LocalAws.ts'
import { type AnswerAtBest, notEmulated } from '../notEmulated.ts'

export interface StsOperation {
  /** `signer`: every caller with a valid signature. AWS asks no policy about this operation. */
  access: 'public' | 'operator' | 'signer'
  /** Set for an operation that never answers as AWS does: it is refused in AWS's words, or is not emulated. */
  answersAtBest?: AnswerAtBest
  /** @throws AwsError, NotEmulatedError */
  run(aws: LocalAws, input: unknown, principal: Principal | undefined): Promise<object>
}

/**
 * Says who signed the request. AWS asks no policy, so that even a Deny does not stop it.
 *
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
 */
const getCallerIdentity: StsOperation['run'] = async ({ account }, _, principal) => {
  if (principal === undefined) throw new Error('GetCallerIdentity of an unsigned request')
  return { Arn: principal.arn, UserId: userIdOf(principal), Account: account }
}

/**
 * A user's ID, or a role's with the session's name. The local AWS derives both from the ARN, so that they never
 * change.
 */
function userIdOf(principal: Principal): string {
  if (principal.kind === 'operator') return uniqueId('AIDA', principal.arn)
  return `${uniqueId('AROA', principal.roleArn)}:${principal.arn.split('/').at(-1)}`
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids */
function uniqueId(prefix: string, arn: string): string {
  const bytes = createHash('sha256').update(arn).digest().subarray(0, 17)
  return prefix + [...bytes].map((byte) => letters.charAt(byte % letters.length)).join('')
}

/** Every operation of STS, by its `Action`. */
export const stsOperations: ReadonlyMap<string, StsOperation> = new Map<string, StsOperation>([
  ['GetCallerIdentity', { access: 'signer', run: getCallerIdentity }],
  ...notEmulated('public', 'AssumeRoleWithSAML AssumeRoleWithWebIdentity'),
  ...notEmulated(
    'operator',
    `AssumeRole AssumeRoot DecodeAuthorizationMessage GetAccessKeyInfo GetDelegatedAccessToken GetFederationToken
   GetSessionToken GetWebIdentityToken`,
  ),
])

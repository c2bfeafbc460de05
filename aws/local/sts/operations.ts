import { createHash } from 'node:crypto'
import type { Principal } from '../authorization/Principal.ts'
import type { LocalAws } from '../LocalAws.ts'
import { type AnswerAtBest, notEmulated } from '../notEmulated.ts'

export interface StsOperation {
  /** `signer`: everybody whose signature is right, since AWS asks no policy about this operation. */
  access: 'public' | 'operator' | 'signer'
  /** Where it is not the answer of AWS: always a refusal as AWS words it, or that it is not emulated. */
  answersAtBest?: AnswerAtBest
  /** @throws AwsError, NotEmulatedError */
  run(aws: LocalAws, input: unknown, principal: Principal | undefined): Promise<object>
}

/**
 * Says who signed the request. No policy is asked, not even one that denies it.
 *
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
 */
const getCallerIdentity: StsOperation['run'] = async ({ account }, _, principal) => {
  if (principal === undefined) throw new Error('GetCallerIdentity of an unsigned request')
  return { Arn: principal.arn, UserId: userIdOf(principal), Account: account }
}

/** A user's ID, or a role's with the session's name. The local AWS makes both of the ARN, so that they never change. */
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

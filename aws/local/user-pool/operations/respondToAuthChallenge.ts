import * as v from 'valibot'
import { NotEmulatedError } from '../../NotEmulatedError.ts'
import { answerMfaSetup } from '../challenges/answerMfaSetup.ts'
import { answerNewPassword } from '../challenges/answerNewPassword.ts'
import { answerPasswordVerifier } from '../challenges/answerPasswordVerifier.ts'
import { answerSoftwareToken } from '../challenges/answerSoftwareToken.ts'
import { findClient } from '../findClient.ts'
import type { UserPools } from '../findUserPool.ts'
import { members } from '../members.ts'
import { parseInput } from '../parseInput.ts'

const schema = v.object({
  ChallengeName: v.picklist([
    'ADMIN_NO_SRP_AUTH',
    'CUSTOM_CHALLENGE',
    'DEVICE_PASSWORD_VERIFIER',
    'DEVICE_SRP_AUTH',
    'EMAIL_OTP',
    'MFA_SETUP',
    'NEW_PASSWORD_REQUIRED',
    'PASSWORD',
    'PASSWORD_SRP',
    'PASSWORD_VERIFIER',
    'SELECT_CHALLENGE',
    'SELECT_MFA_TYPE',
    'SMS_MFA',
    'SMS_OTP',
    'SOFTWARE_TOKEN_MFA',
    'WEB_AUTHN',
  ]),
  ClientId: members.clientId,
  ChallengeResponses: v.optional(members.parameters, {}),
  Session: v.optional(members.session),
})

/** @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_RespondToAuthChallenge.html */
export async function respondToAuthChallenge(aws: UserPools, input: unknown): Promise<object> {
  const { ChallengeName, ClientId, ChallengeResponses, Session } = parseInput(schema, input)
  const answer = { ...findClient(aws, ClientId), session: Session, responses: ChallengeResponses }
  switch (ChallengeName) {
    case 'PASSWORD_VERIFIER':
      return answerPasswordVerifier(answer)
    case 'NEW_PASSWORD_REQUIRED':
      return answerNewPassword(answer)
    case 'SOFTWARE_TOKEN_MFA':
      return answerSoftwareToken(answer)
    case 'MFA_SETUP':
      return answerMfaSetup(answer)
    default:
      throw new NotEmulatedError(`the challenge ${ChallengeName}`)
  }
}

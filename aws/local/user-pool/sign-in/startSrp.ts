import { AwsError } from '../../AwsError.ts'
import { createKeyPair } from '../srp/createKeyPair.ts'
import { group } from '../srp/group.ts'
import { simulateVerifier } from '../srp/simulateVerifier.ts'
import type { UserPool } from '../UserPool.ts'
import type { UserPoolClient } from '../UserPoolClient.ts'
import { requireParameter } from './requireParameter.ts'
import { requireUsername } from './requireUsername.ts'

/**
 * USER_SRP_AUTH: answers with the PASSWORD_VERIFIER challenge, also for an unknown user.
 *
 * @throws AwsError InvalidParameterException; UserNotFoundException if the app client does not hide who exists
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-managing-errors.html
 */
export function startSrp(
  pool: UserPool,
  client: UserPoolClient,
  parameters: Readonly<Record<string, string>>,
): object {
  const username = requireUsername(pool, parameters)
  const A = parsePublicValue(requireParameter(parameters, 'SRP_A'))
  const user = pool.users.find(username)
  if (user === undefined && !client.hidesUsers) {
    throw new AwsError('UserNotFoundException', 'User does not exist.')
  }
  // Computed for every name, so that the time of the answer does not tell who exists.
  const simulated = simulateVerifier(pool.secret, username)
  const password = user?.password ?? simulated
  const keyPair = createKeyPair(password.verifier, pool.environment.randomBytes)
  const secretBlock = pool.srpExchanges.issue(
    { clientId: client.clientId, username, sub: user?.sub, A, keyPair, password },
    client.authSessionMinutes,
  )
  return {
    ChallengeName: 'PASSWORD_VERIFIER',
    ChallengeParameters: {
      SALT: password.salt,
      SECRET_BLOCK: secretBlock,
      SRP_B: keyPair.B.toString(16),
      USERNAME: username,
      USER_ID_FOR_SRP: username,
    },
  }
}

/**
 * The client's public value A from SRP_A. A multiple of N would make the shared key 0 for every password.
 *
 * @throws AwsError InvalidParameterException
 */
function parsePublicValue(text: string): bigint {
  const A = /^[0-9a-fA-F]{1,1024}$/.test(text) ? BigInt(`0x${text}`) : 0n
  if (A % group.N === 0n) throw new AwsError('InvalidParameterException', 'Invalid SRP_A.')
  return A
}

import { parseProperties } from '../../stack/parseProperties.ts'
import type { UserPool } from '../UserPool.ts'
import { standardAttributes } from '../users/standardAttributes.ts'
import { userPoolClientProperties } from './userPoolClientProperties.ts'

const milliseconds = { seconds: 1000, minutes: 60_000, hours: 3_600_000, days: 86_400_000 }
const { minutes, days } = milliseconds

/**
 * Adds an app client to the pool.
 *
 * @throws NotEmulatedError naming a property that is not understood; Error for a combination that AWS refuses
 */
export function createUserPoolClient(
  pool: UserPool,
  { clientId, properties }: { clientId: string; properties: unknown },
): void {
  const parsed = parseProperties(userPoolClientProperties, 'AWS::Cognito::UserPoolClient', properties)
  const { AccessToken = 'hours', IdToken = 'hours', RefreshToken = 'days' } = parsed.TokenValidityUnits
  // To AWS, 0 stands for the default: an hour, an hour and 30 days.
  const access = parsed.AccessTokenValidity * milliseconds[AccessToken] || 60 * minutes
  const id = parsed.IdTokenValidity * milliseconds[IdToken] || 60 * minutes
  const refresh = parsed.RefreshTokenValidity * milliseconds[RefreshToken] || 30 * days
  requireBetween('AccessTokenValidity', access, 5 * minutes, days)
  requireBetween('IdTokenValidity', id, 5 * minutes, days)
  requireBetween('RefreshTokenValidity', refresh, Math.max(60 * minutes, access, id), 3650 * days)

  const { ExplicitAuthFlows, RefreshTokenRotation, ReadAttributes, WriteAttributes } = parsed
  const allowsRefresh = ExplicitAuthFlows.includes('ALLOW_REFRESH_TOKEN_AUTH')
  const rotates = RefreshTokenRotation?.Feature === 'ENABLED'
  if (rotates && allowsRefresh) {
    throw new Error(
      'RefreshTokenRotation does not go together with ALLOW_REFRESH_TOKEN_AUTH, which is also the default of ExplicitAuthFlows',
    )
  }
  pool.clients.set(clientId, {
    clientId,
    properties: parsed,
    allowsSrp: ExplicitAuthFlows.includes('ALLOW_USER_SRP_AUTH'),
    allowsRefresh,
    hidesUsers: parsed.PreventUserExistenceErrors === 'ENABLED',
    accessTokenLifetime: access / 1000,
    idTokenLifetime: id / 1000,
    refreshTokenLifetime: refresh,
    authSessionMinutes: parsed.AuthSessionValidity,
    rotation: rotates
      ? { graceMilliseconds: RefreshTokenRotation.RetryGracePeriodSeconds * 1000 }
      : undefined,
    canRead: (attribute) => (ReadAttributes ?? [...standardAttributes]).includes(attribute),
    canWrite: (attribute) =>
      !attribute.endsWith('_verified') && (WriteAttributes ?? [...standardAttributes]).includes(attribute),
  })
}

function requireBetween(property: string, value: number, least: number, most: number): void {
  if (value >= least && value <= most) return
  throw new Error(
    `${property}: ${value / minutes} minutes are not between ${least / minutes} and ${most / minutes}`,
  )
}

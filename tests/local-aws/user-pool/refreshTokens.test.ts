import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { signIn } from '../../support/cognitoUser.ts'
import { administer, call, callAsClient, createPerson, password } from '../../support/userPoolCaller.ts'
import {
  otherClientId,
  type UserPoolServer,
  type UserPoolServerSettings,
  userPoolServer,
} from '../../support/userPoolServer.ts'

let server: UserPoolServer
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] })
})
afterEach(async () => {
  vi.useRealTimers()
  await server.close()
})

async function start(client: UserPoolServerSettings['client'] = {}) {
  server = await userPoolServer({ client })
  await createPerson(server, 'ana')
  return signIn(server, 'ana', password)
}

function passMinutes(minutes: number) {
  vi.setSystemTime(Date.now() + minutes * 60_000)
}

const payloadOf = (token: string) =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())
const refresh = (REFRESH_TOKEN: string) =>
  callAsClient(server, 'InitiateAuth', { AuthFlow: 'REFRESH_TOKEN_AUTH', AuthParameters: { REFRESH_TOKEN } })
const rotate = (RefreshToken: string) => callAsClient(server, 'GetTokensFromRefreshToken', { RefreshToken })
const getUser = (AccessToken: string) => callAsClient(server, 'GetUser', { AccessToken })

describe('a refresh token', () => {
  test('gets new tokens of the same sign-in through the published client', async () => {
    const { user, session } = await start()
    passMinutes(90)
    expect(session.isValid()).toBe(false)
    const renewed = await new Promise<typeof session>((resolve, reject) => {
      user.refreshSession(session.getRefreshToken(), (error, result) =>
        error ? reject(error) : resolve(result),
      )
    })
    const [before, after] = [session.getIdToken().payload, renewed.getIdToken().payload]
    expect(after.exp).toBe((before.exp ?? 0) + 90 * 60)
    expect(after).toMatchObject({
      auth_time: before.auth_time,
      origin_jti: before.origin_jti,
      sub: before.sub,
    })
    expect(renewed.getRefreshToken().getToken()).toBe(session.getRefreshToken().getToken())
  })

  test('carries what has changed since into the new tokens', async () => {
    const { refreshToken } = await start()
    await administer(server, 'AdminAddUserToGroup', 'ana', { GroupName: 'Everybody' })
    const { AuthenticationResult } = await refresh(refreshToken)
    expect(payloadOf(AuthenticationResult.IdToken)['cognito:groups']).toEqual(['Everybody'])
    await administer(server, 'AdminRemoveUserFromGroup', 'ana', { GroupName: 'Everybody' })
    const later = await refresh(refreshToken)
    expect(payloadOf(later.AuthenticationResult.IdToken)).not.toHaveProperty('cognito:groups')
  })

  test('works until its time is up, and not after', async () => {
    const validity = { RefreshTokenValidity: 12, TokenValidityUnits: { RefreshToken: 'hours' } }
    const { refreshToken } = await start(validity)
    passMinutes(12 * 60 - 1)
    expect((await refresh(refreshToken)).AuthenticationResult.ExpiresIn).toBe(3600)
    passMinutes(1)
    await expect(refresh(refreshToken)).rejects.toMatchObject({
      name: 'NotAuthorizedException',
      message: 'Refresh Token has expired',
    })
  })

  test('cannot be invented, or used by another client', async () => {
    const { refreshToken } = await start()
    await expect(refresh('invented')).rejects.toThrow('Invalid Refresh Token')
    const elsewhere = { ClientId: otherClientId, RefreshToken: refreshToken }
    await expect(call(server, 'GetTokensFromRefreshToken', elsewhere)).rejects.toThrow(
      'Invalid Refresh Token',
    )
  })

  test('is not kept in clear', async () => {
    const { refreshToken, accessToken } = await start()
    const grant = server.pool.grants.get(payloadOf(accessToken).origin_jti)
    expect(grant?.refreshTokens).toHaveLength(1)
    expect(JSON.stringify(grant)).not.toContain(refreshToken)
  })
})

describe('rotation', () => {
  const rotating = (RetryGracePeriodSeconds: number) => ({
    ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH'],
    RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds },
  })

  test('gives a new refresh token each time, and ends the old one after the grace period', async () => {
    const { refreshToken: first } = await start(rotating(60))
    const second = (await rotate(first)).AuthenticationResult.RefreshToken
    expect(second).not.toBe(first)
    vi.setSystemTime(Date.now() + 59_000)
    expect((await rotate(first)).AuthenticationResult.RefreshToken).not.toBe(second)
    vi.setSystemTime(Date.now() + 1000)
    await expect(rotate(first)).rejects.toMatchObject({ name: 'RefreshTokenReuseException' })
    expect((await rotate(second)).AuthenticationResult.TokenType).toBe('Bearer')
  })

  test('without a grace period ends the old one at once', async () => {
    const { refreshToken } = await start(rotating(0))
    await rotate(refreshToken)
    await expect(rotate(refreshToken)).rejects.toMatchObject({ name: 'RefreshTokenReuseException' })
  })

  test('does not make a sign-in last longer', async () => {
    const { refreshToken } = await start({ ...rotating(0), RefreshTokenValidity: 1 })
    passMinutes(23 * 60)
    const { AuthenticationResult } = await rotate(refreshToken)
    passMinutes(60)
    await expect(rotate(AuthenticationResult.RefreshToken)).rejects.toThrow('Refresh Token has expired')
  })

  test('leaves no way through REFRESH_TOKEN_AUTH', async () => {
    const { refreshToken } = await start(rotating(0))
    await expect(refresh(refreshToken)).rejects.toThrow('REFRESH_TOKEN_AUTH flow not enabled for this client')
  })

  test('switched off, the refresh token stays the same', async () => {
    const { refreshToken } = await start()
    expect((await rotate(refreshToken)).AuthenticationResult).not.toHaveProperty('RefreshToken')
    expect((await rotate(refreshToken)).AuthenticationResult.TokenType).toBe('Bearer')
  })
})

describe('ending it', () => {
  test('RevokeToken ends the refresh token and its access tokens, and no other sign-in', async () => {
    const { user, refreshToken, accessToken } = await start()
    const other = await signIn(server, 'ana', password)
    await new Promise<void>((resolve) => user.signOut(resolve))
    await expect(refresh(refreshToken)).rejects.toThrow('Refresh Token has been revoked')
    await expect(getUser(accessToken)).rejects.toThrow('Access Token has been revoked')
    expect((await getUser(other.accessToken)).Username).toBe('ana')
    expect((await refresh(other.refreshToken)).AuthenticationResult.TokenType).toBe('Bearer')
  })

  test('RevokeToken refuses other kinds of tokens and the tokens of other clients', async () => {
    const { accessToken, refreshToken } = await start()
    const revoke = (Token: string, client = {}) => callAsClient(server, 'RevokeToken', { Token, ...client })
    await expect(revoke(accessToken)).rejects.toMatchObject({ name: 'UnsupportedTokenTypeException' })
    await expect(revoke(refreshToken, { ClientId: otherClientId })).rejects.toMatchObject({
      name: 'UnauthorizedException',
    })
    expect((await getUser(accessToken)).Username).toBe('ana')
  })

  test('GlobalSignOut ends every sign-in of the user, and no other user’s', async () => {
    const { user, refreshToken } = await start()
    await createPerson(server, 'bob')
    const [other, bob] = [await signIn(server, 'ana', password), await signIn(server, 'bob', password)]
    await new Promise((resolve, reject) => user.globalSignOut({ onSuccess: resolve, onFailure: reject }))
    await expect(refresh(refreshToken)).rejects.toThrow('Refresh Token has been revoked')
    await expect(getUser(other.accessToken)).rejects.toThrow('Access Token has been revoked')
    expect((await getUser(bob.accessToken)).Username).toBe('bob')
  })

  test.each(['AdminUserGlobalSignOut', 'AdminDisableUser', 'AdminDeleteUser'])(
    'so does %s',
    async (operation) => {
      const { refreshToken, accessToken } = await start()
      await administer(server, operation, 'ana')
      await expect(getUser(accessToken)).rejects.toThrow('Access Token has been revoked')
      await expect(refresh(refreshToken)).rejects.toMatchObject({ name: 'NotAuthorizedException' })
    },
  )

  test('enabling a disabled user again does not bring the old sign-in back', async () => {
    const { refreshToken } = await start()
    await administer(server, 'AdminDisableUser', 'ana')
    await administer(server, 'AdminEnableUser', 'ana')
    await expect(refresh(refreshToken)).rejects.toThrow('Refresh Token has been revoked')
  })
})

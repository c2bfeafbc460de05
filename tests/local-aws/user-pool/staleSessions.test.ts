import type { CognitoUser } from 'amazon-cognito-identity-js'
import { Secret, TOTP } from 'otpauth'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { authenticate, cognitoUser, progress, signIn } from '../../support/cognitoUser.ts'
import { administer, callAsClient, createPerson, password } from '../../support/userPoolCaller.ts'
import { type UserPoolServer, userPoolServer } from '../../support/userPoolServer.ts'

let server: UserPoolServer
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 10, 3, 9, 5, 0) })
  server = await userPoolServer({ pool: { MfaConfiguration: 'ON', EnabledMfas: ['SOFTWARE_TOKEN_MFA'] } })
  await createPerson(server, 'ana')
})
afterEach(async () => {
  vi.useRealTimers()
  await server.close()
})

const temporary = 'Temporary-Horse-1!'
const better = 'Better-Horse-2!'
const invalid = { name: 'NotAuthorizedException', message: 'Invalid session for the user.' }

/** A user who gave the right password and is at the next step. */
async function waiting(is: 'new-password-required' | 'mfa-setup' | 'code-required', given = password) {
  const user = cognitoUser(server, 'ana')
  expect((await authenticate(user, given)).is).toBe(is)
  return user
}

const choose = (user: CognitoUser, chosen: string) =>
  progress((callbacks) => user.completeNewPasswordChallenge(chosen, {}, callbacks))
const sendCode = (user: CognitoUser, code: string) =>
  progress((callbacks) => user.sendMFACode(code, callbacks, 'SOFTWARE_TOKEN_MFA'))

function associate(user: CognitoUser): Promise<TOTP> {
  return new Promise((resolve, reject) => {
    user.associateSoftwareToken({
      associateSecretCode: (secret) => resolve(new TOTP({ secret: Secret.fromBase32(secret) })),
      onFailure: reject,
    })
  })
}

function verify(user: CognitoUser, code: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    user.verifySoftwareToken(code, 'phone', { onSuccess: resolve, onFailure: reject })
  })
}

/** Adds an authenticator app at a sign-in. */
async function enrol(user: CognitoUser): Promise<TOTP> {
  const app = await associate(user)
  await verify(user, app.generate())
  vi.setSystemTime(Date.now() + 30_000)
  return app
}

describe('two sign-ins that wait for an authenticator app', () => {
  test('the second can add none once the first has', async () => {
    const [victim, thief] = [await waiting('mfa-setup'), await waiting('mfa-setup')]
    const app = await enrol(victim)
    await expect(associate(thief)).rejects.toMatchObject(invalid)
    const user = await waiting('code-required')
    expect((await sendCode(user, app.generate())).is).toBe('signed-in')
  })

  test('the second can finish none that it had begun before', async () => {
    const [victim, thief] = [await waiting('mfa-setup'), await waiting('mfa-setup')]
    const stolen = await associate(thief)
    const app = await enrol(victim)
    await expect(verify(thief, stolen.generate())).rejects.toMatchObject(invalid)
    const user = await waiting('code-required')
    expect((await sendCode(user, app.generate())).is).toBe('signed-in')
  })
})

describe('a sign-in with a temporary password', () => {
  beforeEach(() => administer(server, 'AdminSetUserPassword', 'ana', { Password: temporary }))

  test('cannot replace the password that another one has chosen meanwhile', async () => {
    const [victim, thief] = [
      await waiting('new-password-required', temporary),
      await waiting('new-password-required', temporary),
    ]
    expect((await choose(victim, better)).is).toBe('mfa-setup')
    await expect(choose(thief, 'Stolen-Horse-3!')).rejects.toMatchObject(invalid)
    await waiting('mfa-setup', better)
  })

  test('ends when the operator replaces it, because it leaked', async () => {
    const thief = await waiting('new-password-required', temporary)
    await administer(server, 'AdminSetUserPassword', 'ana', { Password: 'Another-Temporary-2!' })
    await expect(choose(thief, 'Stolen-Horse-3!')).rejects.toMatchObject(invalid)
  })

  test('goes on after a password that the policy refuses', async () => {
    const user = await waiting('new-password-required', temporary)
    await expect(choose(user, 'short')).rejects.toMatchObject({ name: 'InvalidPasswordException' })
    expect((await choose(user, better)).is).toBe('mfa-setup')
  })
})

describe('a sign-in that waits for a code', () => {
  const operator = (operation: string, input?: object) => () =>
    administer(server, operation, 'ana', input ?? {})

  test.each([
    ['the password is replaced', operator('AdminSetUserPassword', { Password: better, Permanent: true })],
    ['the password is declared forgotten', operator('AdminResetUserPassword')],
    ['the authenticator app is forgotten', operator('AdminDeleteSoftwareToken')],
  ])('ends when %s', async (_, change) => {
    const app = await enrol(await waiting('mfa-setup'))
    const user = await waiting('code-required')
    await change()
    await expect(sendCode(user, app.generate())).rejects.toMatchObject(invalid)
  })

  test('goes on when nothing of the kind happened', async () => {
    const app = await enrol(await waiting('mfa-setup'))
    const user = await waiting('code-required')
    await administer(server, 'AdminAddUserToGroup', 'ana', { GroupName: 'Everybody' })
    expect((await sendCode(user, app.generate())).is).toBe('signed-in')
  })
})

describe('an authenticator app that was begun and not finished', () => {
  test('where one is required, is begun again at the next sign-in', async () => {
    await associate(await waiting('mfa-setup'))
    await enrol(await waiting('mfa-setup'))
  })

  test('where one is optional, leaves the password as the way in', async () => {
    await server.close()
    server = await userPoolServer({
      pool: { MfaConfiguration: 'OPTIONAL', EnabledMfas: ['SOFTWARE_TOKEN_MFA'] },
    })
    await createPerson(server, 'ana')
    const { user, accessToken } = await signIn(server, 'ana', password)
    await associate(user)
    expect((await authenticate(cognitoUser(server, 'ana'), password)).is).toBe('signed-in')
    expect(await callAsClient(server, 'GetUser', { AccessToken: accessToken })).not.toHaveProperty(
      'UserMFASettingList',
    )
  })
})

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { authenticate, cognitoUser, progress, signIn } from '../../support/cognitoUser.ts'
import { administer, callAsClient, createPerson, password } from '../../support/userPoolCaller.ts'
import { type UserPoolServer, userPoolServer } from '../../support/userPoolServer.ts'

let server: UserPoolServer
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  server = await userPoolServer()
})
afterEach(async () => {
  vi.useRealTimers()
  await server.close()
})

const temporary = 'Temporary-1!'
const better = 'Better-Horse-2!'
const hour = 3_600_000

function pass(milliseconds: number) {
  vi.setSystemTime(Date.now() + milliseconds)
}

describe('a temporary password', () => {
  async function arrive() {
    await administer(server, 'AdminCreateUser', 'new', { TemporaryPassword: temporary })
    const user = cognitoUser(server, 'new')
    expect(await authenticate(user, temporary)).toMatchObject({ is: 'new-password-required' })
    return user
  }

  test('has to be changed at the first sign-in, and is one no longer', async () => {
    const user = await arrive()
    const end = await progress((callbacks) => user.completeNewPasswordChallenge(better, {}, callbacks))
    expect(end.is).toBe('signed-in')
    expect((await administer(server, 'AdminGetUser', 'new')).UserStatus).toBe('CONFIRMED')
    await expect(signIn(server, 'new', temporary)).rejects.toThrow('Incorrect username or password.')
    expect((await signIn(server, 'new', better)).session.isValid()).toBe(true)
  })

  test('cannot be changed to one that the policy refuses; another try is possible', async () => {
    const user = await arrive()
    const tryTo = (value: string) =>
      progress((callbacks) => user.completeNewPasswordChallenge(value, {}, callbacks))
    await expect(tryTo('short')).rejects.toMatchObject({
      name: 'InvalidPasswordException',
      message: 'Password did not conform with policy: Password not long enough',
    })
    expect((await tryTo(better)).is).toBe('signed-in')
  })

  test('cannot be changed twice with one Session, nor after three minutes', async () => {
    const user = await arrive()
    const end = () => progress((callbacks) => user.completeNewPasswordChallenge(better, {}, callbacks))
    await end()
    await expect(end()).rejects.toThrow('Invalid session for the user, session can only be used once.')
    await administer(server, 'AdminSetUserPassword', 'new', { Password: temporary })
    await authenticate(user, temporary)
    pass(3 * 60_000)
    await expect(end()).rejects.toThrow('Invalid session for the user, session is expired.')
  })

  test('stops working after the days that the policy gives it', async () => {
    await arrive()
    pass(7 * 24 * hour)
    await expect(authenticate(cognitoUser(server, 'new'), temporary)).rejects.toThrow(
      'Temporary password has expired and must be reset by an administrator.',
    )
    const { User } = await administer(server, 'AdminCreateUser', 'new', { MessageAction: 'RESEND' })
    const sent = /temporary password is (\S+)\.$/.exec(server.messages.at(-1)?.text ?? '')?.[1] ?? ''
    expect(User.UserStatus).toBe('FORCE_CHANGE_PASSWORD')
    expect((await authenticate(cognitoUser(server, 'new'), sent)).is).toBe('new-password-required')
  })

  test('is made up and sent when the operator gives none', async () => {
    const UserAttributes = [{ Name: 'email', Value: 'eva@example.com' }]
    await administer(server, 'AdminCreateUser', 'eva', { UserAttributes })
    const [message] = server.messages
    expect(message?.to).toBe('eva@example.com')
    const sent =
      /^Your username is eva and temporary password is (\S+)\.$/.exec(message?.text ?? '')?.[1] ?? ''
    expect(await authenticate(cognitoUser(server, 'eva'), sent)).toEqual({
      is: 'new-password-required',
      userAttributes: { email: 'eva@example.com' },
    })
  })

  test('is not sent with MessageAction SUPPRESS', async () => {
    await administer(server, 'AdminCreateUser', 'eva', { MessageAction: 'SUPPRESS' })
    expect(server.messages).toEqual([])
  })
})

describe('the password policy', () => {
  test.each([
    ['Sh0rt!', 'Password not long enough'],
    ['UPPER-CASE-1', 'Password must have lowercase characters'],
    ['lower-case-1', 'Password must have uppercase characters'],
    ['No-Numbers-Here', 'Password must have numeric characters'],
    ['NoSymbols1234', 'Password must have symbol characters'],
  ])('refuses %s', async (TemporaryPassword, rule) => {
    await expect(administer(server, 'AdminCreateUser', 'eva', { TemporaryPassword })).rejects.toMatchObject({
      name: 'InvalidPasswordException',
      message: `Password did not conform with policy: ${rule}`,
    })
    await expect(administer(server, 'AdminGetUser', 'eva')).rejects.toThrow('User does not exist.')
  })
})

describe('ChangePassword', () => {
  beforeEach(() => createPerson(server, 'ana'))

  test('takes the old password and sets the new one', async () => {
    const { user } = await signIn(server, 'ana', password)
    const change = (from: string, to: string) =>
      new Promise((resolve, reject) => {
        user.changePassword(from, to, (error, result) => (error ? reject(error) : resolve(result)))
      })
    await expect(change('Wrong-Horse-1!', better)).rejects.toThrow('Incorrect username or password.')
    expect(await change(password, better)).toBe('SUCCESS')
    expect((await signIn(server, 'ana', better)).session.isValid()).toBe(true)
    await expect(signIn(server, 'ana', password)).rejects.toThrow('Incorrect username or password.')
  })

  test('is no way to guess the old password', async () => {
    const { accessToken: AccessToken } = await signIn(server, 'ana', password)
    const guess = (PreviousPassword: string) =>
      callAsClient(server, 'ChangePassword', { AccessToken, PreviousPassword, ProposedPassword: better })
    for (let n = 0; n < 5; n++) await expect(guess(`Guess-${n}-Horse!`)).rejects.toThrow('Incorrect username')
    await expect(guess(password)).rejects.toMatchObject({ name: 'LimitExceededException' })
  })
})

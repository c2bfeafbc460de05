import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { administer, callAsClient, createPerson, password } from '../../support/userPoolCaller.ts'
import { type UserPoolServer, userPoolServer } from '../../support/userPoolServer.ts'

let server: UserPoolServer
beforeAll(async () => {
  server = await userPoolServer()
  await createPerson(server, 'ana')
})
afterAll(() => server.close())

const constraint =
  'failed to satisfy constraint: Member must satisfy regular expression pattern: [\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+'
const withWhiteSpace = ['office west', ' ana', 'ana\n', 'ana\t', 'ana\u3000', 'ana\u0000', 'ana\u200b']

describe.each(withWhiteSpace)('the username %j', (username) => {
  const faultOfMember = {
    name: 'InvalidParameterException',
    message: `1 validation error detected: Value '${username}' at 'username' ${constraint}`,
  }

  test.each([
    'AdminCreateUser',
    'AdminGetUser',
    'AdminDeleteUser',
    'AdminDisableUser',
    'AdminEnableUser',
    'AdminResetUserPassword',
    'AdminUserGlobalSignOut',
    'AdminDeleteSoftwareToken',
    'AdminListGroupsForUser',
  ])('is refused by %s', async (operation) => {
    await expect(administer(server, operation, username)).rejects.toMatchObject(faultOfMember)
  })

  test('is refused by the operations that set something', async () => {
    const set = administer(server, 'AdminSetUserPassword', username, { Password: password })
    await expect(set).rejects.toMatchObject(faultOfMember)
    const add = administer(server, 'AdminAddUserToGroup', username, { GroupName: 'Leads' })
    await expect(add).rejects.toMatchObject(faultOfMember)
    const remove = administer(server, 'AdminRemoveUserFromGroup', username, { GroupName: 'Leads' })
    await expect(remove).rejects.toMatchObject(faultOfMember)
  })

  test('is refused where a password is forgotten', async () => {
    const forget = callAsClient(server, 'ForgotPassword', { Username: username })
    await expect(forget).rejects.toMatchObject(faultOfMember)
    const confirm = callAsClient(server, 'ConfirmForgotPassword', {
      Username: username,
      ConfirmationCode: '123456',
      Password: password,
    })
    await expect(confirm).rejects.toMatchObject(faultOfMember)
  })

  test('is refused at every step of a sign-in', async () => {
    const faultOfParameter = {
      name: 'InvalidParameterException',
      message: `2 validation errors detected: Value at 'userName' ${constraint}; Value at 'userAlias' ${constraint}`,
    }
    const start = callAsClient(server, 'InitiateAuth', {
      AuthFlow: 'USER_SRP_AUTH',
      AuthParameters: { USERNAME: username, SRP_A: 'abcdef' },
    })
    await expect(start).rejects.toMatchObject(faultOfParameter)
    for (const [ChallengeName, answer] of Object.entries({
      PASSWORD_VERIFIER: {},
      NEW_PASSWORD_REQUIRED: { NEW_PASSWORD: password },
      SOFTWARE_TOKEN_MFA: { SOFTWARE_TOKEN_MFA_CODE: '123456' },
      MFA_SETUP: {},
    })) {
      const respond = callAsClient(server, 'RespondToAuthChallenge', {
        ChallengeName,
        Session: 'x'.repeat(20),
        ChallengeResponses: { USERNAME: username, ...answer },
      })
      await expect(respond, ChallengeName).rejects.toMatchObject(faultOfParameter)
    }
  })
})

test.each([
  [undefined, 'Value null', 'Member must not be null'],
  [null, 'Value null', 'Member must not be null'],
  ['', "Value ''", 'Member must have length greater than or equal to 1'],
  ['x'.repeat(129), `Value '${'x'.repeat(129)}'`, 'Member must have length less than or equal to 128'],
])('the username %j is refused by its length', async (Username, value, rule) => {
  const call = callAsClient(server, 'ForgotPassword', { Username })
  await expect(call).rejects.toMatchObject({
    message: `1 validation error detected: ${value} at 'username' failed to satisfy constraint: ${rule}`,
  })
})

test.each(['Ana.O’Neill+office@agency.example', '名前', 'naïve_1', '¥€'])(
  'the username %j is taken',
  async (name) => {
    await administer(server, 'AdminCreateUser', name, { MessageAction: 'SUPPRESS' })
    expect(await administer(server, 'AdminGetUser', name)).toMatchObject({ Username: name.toLowerCase() })
  },
)

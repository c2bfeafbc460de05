import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { memoryJournal } from '../../../aws/local/state/memoryJournal.ts'
import { signIn } from '../../support/cognitoUser.ts'
import { administer, call, callAsClient, createPerson, password } from '../../support/userPoolCaller.ts'
import { type UserPoolServer, userPoolId, userPoolServer } from '../../support/userPoolServer.ts'

let server: UserPoolServer
beforeAll(async () => {
  server = await userPoolServer({
    pool: { Schema: [{ Name: 'office', AttributeDataType: 'String', Mutable: true }] },
    client: { ReadAttributes: ['email', 'custom:office'], WriteAttributes: ['name'] },
  })
  await createPerson(server, 'ana')
})
afterAll(() => server.close())

describe('an operator', () => {
  test('creates a user, and cannot create the same one twice, in capitals either', async () => {
    const { User } = await administer(server, 'AdminCreateUser', 'Eva', { MessageAction: 'SUPPRESS' })
    expect(User).toEqual({
      Username: 'eva',
      Attributes: [{ Name: 'sub', Value: expect.stringMatching(/^[0-9a-f-]{36}$/) }],
      UserCreateDate: expect.any(Number),
      UserLastModifiedDate: expect.any(Number),
      Enabled: true,
      UserStatus: 'FORCE_CHANGE_PASSWORD',
    })
    await expect(administer(server, 'AdminCreateUser', 'EVA')).rejects.toMatchObject({
      name: 'UsernameExistsException',
      message: 'User account already exists',
    })
  })

  test('cannot give attributes that the pool does not have', async () => {
    const create = (Name: string, Value = 'x') =>
      administer(server, 'AdminCreateUser', 'max', { UserAttributes: [{ Name, Value }] })
    for (const name of ['custom:salary', 'sub', 'shoe_size', '__proto__']) {
      await expect(create(name)).rejects.toMatchObject({
        name: 'InvalidParameterException',
        message: `Attributes did not conform to the schema: ${name}: Attribute does not exist in schema.`,
      })
    }
    await expect(create('email', 'not an address')).rejects.toThrow('Invalid email address format.')
  })

  test('deletes a user; a later user of the same name is another person', async () => {
    const first = await createPerson(server, 'tom')
    await administer(server, 'AdminDeleteUser', 'tom')
    await expect(administer(server, 'AdminGetUser', 'tom')).rejects.toMatchObject({
      name: 'UserNotFoundException',
      message: 'User does not exist.',
    })
    const second = await createPerson(server, 'tom')
    expect(second.Attributes[0]).not.toEqual(first.Attributes[0])
  })

  test('lists users page by page, and finds one by name or sub', async () => {
    const list = (input: object) => call(server, 'ListUsers', { UserPoolId: userPoolId, ...input })
    const namesIn = ({ Users }: { Users: { Username: string }[] }) => Users.map(({ Username }) => Username)
    const all = namesIn(await list({}))
    const first = await list({ Limit: 1 })
    const second = await list({ Limit: 60, PaginationToken: first.PaginationToken })
    expect([...namesIn(first), ...namesIn(second)]).toEqual(all)
    expect(second).not.toHaveProperty('PaginationToken')
    expect(namesIn(await list({ Filter: 'username = "ana"' }))).toEqual(['ana'])
    expect(namesIn(await list({ Filter: 'email ^= "ana@"' }))).toEqual(['ana'])
    expect(namesIn(await list({ Filter: 'sub = "unknown"' }))).toEqual([])
    await expect(list({ Filter: 'shoe_size = "45"' })).rejects.toThrow('Not emulated by the local AWS')
  })

  test('cannot put anybody in a group, or act in a pool, that does not exist', async () => {
    await expect(
      administer(server, 'AdminAddUserToGroup', 'ana', { GroupName: 'None' }),
    ).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: 'Group not found.',
    })
    const input = { UserPoolId: 'eu-central-1_None00000', Username: 'ana' }
    await expect(call(server, 'AdminGetUser', input)).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      message: 'User pool eu-central-1_None00000 does not exist.',
    })
  })
})

describe('a user', () => {
  test('changes the attributes that the client may write, and no others', async () => {
    const { accessToken: AccessToken } = await signIn(server, 'ana', password)
    const update = (Name: string) =>
      callAsClient(server, 'UpdateUserAttributes', {
        AccessToken,
        UserAttributes: [{ Name, Value: 'a@b.c' }],
      })
    await update('name')
    const { UserAttributes } = await administer(server, 'AdminGetUser', 'ana')
    expect(UserAttributes).toContainEqual({ Name: 'name', Value: 'a@b.c' })
    for (const name of ['email', 'email_verified', 'custom:office']) {
      await expect(update(name)).rejects.toMatchObject({
        name: 'NotAuthorizedException',
        message: 'A client attempted to write unauthorized attribute',
      })
    }
  })

  test('sees the attributes that the client may read, and no others', async () => {
    const { accessToken: AccessToken, session } = await signIn(server, 'ana', password)
    const { UserAttributes } = await callAsClient(server, 'GetUser', { AccessToken })
    expect(UserAttributes.map(({ Name }: { Name: string }) => Name)).toEqual(['sub', 'email'])
    expect(session.getIdToken().payload).not.toHaveProperty('email_verified')
  })
})

describe('a restart with the same journal', () => {
  test('keeps users, keys, refresh tokens and revocations', async () => {
    const journal = memoryJournal()
    const before = await userPoolServer({ journal })
    await createPerson(before, 'ana')
    const [kept, ended] = [await signIn(before, 'ana', password), await signIn(before, 'ana', password)]
    await callAsClient(before, 'RevokeToken', { Token: ended.refreshToken })
    await before.close()

    const after = await userPoolServer({ journal })
    const refresh = (RefreshToken: string) =>
      callAsClient(after, 'GetTokensFromRefreshToken', { RefreshToken })
    expect((await callAsClient(after, 'GetUser', { AccessToken: kept.accessToken })).Username).toBe('ana')
    expect((await refresh(kept.refreshToken)).AuthenticationResult.TokenType).toBe('Bearer')
    await expect(refresh(ended.refreshToken)).rejects.toThrow('Refresh Token has been revoked')
    const again = await signIn(after, 'ana', password)
    expect(again.session.getIdToken().payload.sub).toBe(kept.session.getIdToken().payload.sub)
    await after.close()
  })

  test('is not survived by tokens when the journal is another', async () => {
    const stranger = await userPoolServer()
    const { accessToken: AccessToken } = await signIn(server, 'ana', password)
    await expect(callAsClient(stranger, 'GetUser', { AccessToken })).rejects.toThrow(
      'Could not verify signature for Access Token',
    )
    await stranger.close()
  })
})

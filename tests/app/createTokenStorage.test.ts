import { describe, expect, test } from 'vitest'
import { createTokenStorage } from '../../src/aws/user-pool/createTokenStorage.ts'
import { openTestTab } from '../support/openTestTab.ts'

const claims = {
  sub: 's',
  iss: 'i',
  aud: 'a',
  'cognito:username': 'office-north',
  origin_jti: 'o',
  iat: 1,
  exp: 2,
}
const idToken = `h.${btoa(JSON.stringify(claims))}.s`
const tokens = { idToken, accessToken: 'a', refreshToken: 'r', clockOffset: 0 }

describe('createTokenStorage', () => {
  test('a reload finds the tokens again', () => {
    const tab = openTestTab()
    createTokenStorage(tab.tokens).write(tokens)
    expect(createTokenStorage(tab.tokens).read()).toEqual(tokens)
  })

  test('a reload finds the identity ID again, and a new sign-in does not', () => {
    const tab = openTestTab()
    const identity = { identityPoolId: 'p', sub: 's', identityId: 'i' }
    const storage = createTokenStorage(tab.tokens)
    storage.write(tokens)
    storage.writeIdentity(identity)
    expect(createTokenStorage(tab.tokens).readIdentity()).toEqual(identity)
    storage.close()
    storage.writeIdentity(identity)
    expect(createTokenStorage(tab.tokens).readIdentity()).toBeNull()
  })

  test('once closed it keeps nothing, and an answer that comes late cannot bring a token back', () => {
    const tab = openTestTab()
    const storage = createTokenStorage(tab.tokens)
    storage.write(tokens)
    storage.close()
    storage.write(tokens)
    expect(storage.read()).toBeNull()
    expect(tab.tokens.read()).toBeNull()
  })

  test('a late write to a closed storage leaves the next sign-in alone', () => {
    const tab = openTestTab()
    const first = createTokenStorage(tab.tokens)
    first.close()
    createTokenStorage(tab.tokens).write({ ...tokens, refreshToken: 'of the second' })
    first.write({ ...tokens, refreshToken: 'of the first' })
    first.close()
    expect(createTokenStorage(tab.tokens).read()?.refreshToken).toBe('of the second')
  })

  test.each([
    ['not JSON'],
    ['null'],
    ['[["idToken","a"]]'],
    [JSON.stringify({ tokens: { ...tokens, refreshToken: 1 } })],
    [JSON.stringify({ tokens: { ...tokens, idToken: 'not a token' } })],
    [JSON.stringify({ tokens: { ...tokens, idToken: `h.${btoa('{"sub":"s"}')}.s` } })],
  ])('takes nothing from %s', (broken) => {
    const tab = openTestTab(broken)
    expect(createTokenStorage(tab.tokens).read()).toBeNull()
  })
})

import { describe, expect, test } from 'vitest'
import { createTokenStorage } from '../../src/aws/createTokenStorage.ts'
import type { KeptTokens } from '../../src/aws/tokensInTab.ts'

/** A tab: what it holds outlives the storages that are made from it, as it does a reload. */
function newTab(): KeptTokens {
  let kept: string | null = null
  return {
    read: () => kept,
    write: (tokens) => {
      kept = tokens
    },
    remove: () => {
      kept = null
    },
  }
}

describe('createTokenStorage', () => {
  test('a reload finds the tokens again', () => {
    const tab = newTab()
    createTokenStorage(tab).setItem('idToken', 'a')
    const reloaded = createTokenStorage(tab)
    expect(reloaded.getItem('idToken')).toBe('a')
    expect(reloaded.isEmpty()).toBe(false)
  })

  test('once closed it keeps nothing, and an answer that comes late cannot bring a token back', () => {
    const tab = newTab()
    const storage = createTokenStorage(tab)
    storage.setItem('idToken', 'a')
    storage.close()
    storage.setItem('idToken', 'late')
    expect(storage.getItem('idToken')).toBeNull()
    expect(tab.read()).toBeNull()
  })

  test('what a closed one still does leaves the next sign-in alone', () => {
    const tab = newTab()
    const first = createTokenStorage(tab)
    first.close()
    createTokenStorage(tab).setItem('idToken', 'of the second')
    first.removeItem('idToken')
    first.clear()
    first.setItem('idToken', 'of the first')
    expect(createTokenStorage(tab).getItem('idToken')).toBe('of the second')
  })

  test.each([['not JSON'], ['{"a":1}'], ['[1]'], ['[[1,2]]'], ['null']])(
    'takes nothing from %s',
    (broken) => {
      const tab = newTab()
      tab.write(broken)
      expect(createTokenStorage(tab).isEmpty()).toBe(true)
    },
  )
})

import type { ICognitoStorage } from 'amazon-cognito-identity-js'
import type { KeptTokens } from './tokensInTab.ts'

/** Where one sign-in keeps its tokens. Once closed it holds nothing, and late answers cannot write to it. */
export interface TokenStorage extends ICognitoStorage {
  isEmpty(): boolean
  close(): void
}

/** Tokens in memory, with a copy in `kept` from which the next one of these begins. */
export function createTokenStorage(kept: KeptTokens): TokenStorage {
  const values = new Map(parseEntries(kept.read()))
  let isOpen = true
  const keep = () => {
    if (!isOpen) return
    if (values.size === 0) kept.remove()
    else kept.write(JSON.stringify([...values]))
  }
  return {
    isEmpty: () => values.size === 0,
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => {
      if (isOpen) values.set(key, value)
      keep()
    },
    removeItem: (key) => {
      values.delete(key)
      keep()
    },
    clear: () => {
      values.clear()
      keep()
    },
    close: () => {
      values.clear()
      keep()
      isOpen = false
    },
  }
}

function parseEntries(text: string | null): [string, string][] {
  try {
    const parsed: unknown = JSON.parse(text ?? '[]')
    return Array.isArray(parsed) ? parsed.filter(isEntry) : []
  } catch {
    return []
  }
}

function isEntry(value: unknown): value is [string, string] {
  return Array.isArray(value) && typeof value[0] === 'string' && typeof value[1] === 'string'
}

import * as v from 'valibot'
import { readIdToken } from './readIdToken.ts'
import { type Tokens, tokensSchema } from './Tokens.ts'
import type { KeptTokens } from './tokensInTab.ts'

const identitySchema = v.object({ identityPoolId: v.string(), sub: v.string(), identityId: v.string() })
const keptSchema = v.object({ tokens: tokensSchema, identity: v.optional(identitySchema) })

/** Whose identity ID it is, and in which pool. */
export type KnownIdentity = v.InferOutput<typeof identitySchema>

/** Where one sign-in keeps its tokens. Once closed it holds nothing, and late answers cannot write to it. */
export interface TokenStorage {
  read(): Tokens | null
  write(tokens: Tokens): void
  readIdentity(): KnownIdentity | null
  writeIdentity(identity: KnownIdentity | null): void
  close(): void
}

/** Tokens in memory, with a copy in `kept` from which the next one of these begins. */
export function createTokenStorage(kept: KeptTokens): TokenStorage {
  let { tokens, identity } = parse(kept.read())
  let isOpen = true
  const keep = () => {
    if (isOpen && tokens !== null) kept.write(JSON.stringify({ tokens, ...(identity && { identity }) }))
  }
  return {
    read: () => tokens,
    write: (newer) => {
      if (isOpen) tokens = newer
      keep()
    },
    readIdentity: () => identity,
    writeIdentity: (known) => {
      if (isOpen) identity = known
      keep()
    },
    close: () => {
      if (isOpen) kept.remove()
      isOpen = false
      tokens = null
      identity = null
    },
  }
}

function parse(text: string | null): { tokens: Tokens | null; identity: KnownIdentity | null } {
  try {
    const { tokens, identity = null } = v.parse(keptSchema, JSON.parse(text ?? 'null'))
    readIdToken(tokens.idToken)
    return { tokens, identity }
  } catch {
    return { tokens: null, identity: null }
  }
}

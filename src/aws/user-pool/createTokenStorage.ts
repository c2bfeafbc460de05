import * as v from 'valibot'
import { readIdToken } from './readIdToken.ts'
import { type Tokens, tokensSchema } from './Tokens.ts'
import type { KeptTokens } from './tokensInTab.ts'

const identitySchema = v.object({ identityPoolId: v.string(), sub: v.string(), identityId: v.string() })
/** The data of a sign-in that a tab keeps over a reload and can hand to another tab. */
export const keptSchema = v.object({
  tokens: tokensSchema,
  identity: v.optional(identitySchema),
  activeAt: v.optional(v.number()),
})

/** The user and the pool that the identity ID belongs to. */
export type KnownIdentity = v.InferOutput<typeof identitySchema>

export type KeptSession = v.InferOutput<typeof keptSchema>

/** Where one sign-in keeps its tokens. Once closed it holds nothing, and late answers cannot write to it. */
export interface TokenStorage {
  read(): Tokens | null
  write(tokens: Tokens): void
  readIdentity(): KnownIdentity | null
  writeIdentity(identity: KnownIdentity | null): void
  /** The time of the last activity, in milliseconds since the epoch. */
  readActivity(): number | null
  writeActivity(at: number): void
  /** The stored sign-in; null when there is none. */
  readAll(): KeptSession | null
  /** Stores the sign-in of another tab. */
  writeAll(session: KeptSession): void
  close(): void
}

/** Tokens in memory, with a copy in `kept` from which the next one of these begins. */
export function createTokenStorage(kept: KeptTokens): TokenStorage {
  let { tokens, identity, activeAt } = parse(kept.read())
  let isOpen = true
  const readAll = (): KeptSession | null =>
    tokens && { tokens, ...(identity && { identity }), ...(activeAt !== null && { activeAt }) }
  const keep = () => {
    if (isOpen && tokens !== null) kept.write(JSON.stringify(readAll()))
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
    readActivity: () => activeAt,
    writeActivity: (at) => {
      if (isOpen) activeAt = at
      keep()
    },
    readAll,
    writeAll: (session) => {
      if (isOpen) ({ tokens, identity = null, activeAt = null } = session)
      keep()
    },
    close: () => {
      if (isOpen) kept.remove()
      isOpen = false
      tokens = null
      identity = null
      activeAt = null
    },
  }
}

interface Kept {
  tokens: Tokens | null
  identity: KnownIdentity | null
  activeAt: number | null
}

function parse(text: string | null): Kept {
  try {
    const { tokens, identity = null, activeAt = null } = v.parse(keptSchema, JSON.parse(text ?? 'null'))
    readIdToken(tokens.idToken)
    return { tokens, identity, activeAt }
  } catch {
    return { tokens: null, identity: null, activeAt: null }
  }
}

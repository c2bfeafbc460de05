/** The one place outside of memory where tokens may be. */
export interface KeptTokens {
  read(): string | null
  write(tokens: string): void
  remove(): void
}

const key = 'leading-keys.tokens'

/**
 * This tab's sessionStorage: a reload keeps the session, closing the tab ends it.
 * Where the browser refuses storage, nothing is kept and a reload asks for the password again.
 */
export const tokensInTab: KeptTokens = {
  read: () => attempt(() => sessionStorage.getItem(key)) ?? null,
  write: (tokens) => attempt(() => sessionStorage.setItem(key, tokens)),
  remove: () => attempt(() => sessionStorage.removeItem(key)),
}

function attempt<T>(access: () => T): T | undefined {
  try {
    return access()
  } catch {
    return undefined
  }
}

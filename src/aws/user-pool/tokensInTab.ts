/** The one place outside of memory where tokens may be. */
export interface KeptTokens {
  read(): string | null
  write(tokens: string): void
  remove(): void
}

/** The build puts it into the page as well, which asks before any code runs whether somebody returns. */
export const tokensKey = 'leading-keys.tokens'

/**
 * This tab's sessionStorage: a reload keeps the session, closing the tab ends it.
 * Where the browser refuses storage, nothing is kept and a reload asks for the password again.
 */
export const tokensInTab: KeptTokens = {
  read: () => attempt(() => sessionStorage.getItem(tokensKey)) ?? null,
  write: (tokens) => attempt(() => sessionStorage.setItem(tokensKey, tokens)),
  remove: () => attempt(() => sessionStorage.removeItem(tokensKey)),
}

function attempt<T>(access: () => T): T | undefined {
  try {
    return access()
  } catch {
    return undefined
  }
}

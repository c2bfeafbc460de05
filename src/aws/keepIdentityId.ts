import type { Config } from '../config.ts'
import type { TokenStorage } from './createTokenStorage.ts'

/** The identity ID of somebody who is signed in, once it is known: kept with the tokens, and gone when they are. */
export interface KeptIdentityId {
  read(): string | null
  write(identityId: string): void
  /** For when the identity pool no longer knows it. */
  forget(): void
}

/** Keeps it among the tokens of one sign-in, under the names of the person and of the pool that it belongs to. */
export function keepIdentityId(
  storage: TokenStorage,
  { identityPoolId }: Config,
  sub: string,
): KeptIdentityId {
  const key = `identity-id.${identityPoolId}.${sub}`
  return {
    read: () => storage.getItem(key),
    write: (identityId) => storage.setItem(key, identityId),
    forget: () => storage.removeItem(key),
  }
}

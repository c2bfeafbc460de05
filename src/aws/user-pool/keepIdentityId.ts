import type { Config } from '../../../aws/contract/config.ts'
import type { TokenStorage } from './createTokenStorage.ts'

/** The identity ID of the signed-in user, once known. It is stored and deleted together with the tokens. */
export interface KeptIdentityId {
  read(): string | null
  write(identityId: string): void
  /** Call this when the identity pool no longer knows the ID. */
  forget(): void
}

/** Keeps it beside the tokens of one sign-in, under the names of the person and of the pool that it belongs to. */
export function keepIdentityId(
  storage: TokenStorage,
  { identityPoolId }: Config,
  sub: string,
): KeptIdentityId {
  return {
    read: () => {
      const known = storage.readIdentity()
      return known?.identityPoolId === identityPoolId && known.sub === sub ? known.identityId : null
    },
    write: (identityId) => storage.writeIdentity({ identityPoolId, sub, identityId }),
    forget: () => storage.writeIdentity(null),
  }
}

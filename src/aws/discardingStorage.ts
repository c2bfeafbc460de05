import type { ICognitoStorage } from 'amazon-cognito-identity-js'

/** Keeps nothing. Without a storage of ours cognito-js would leave every token in localStorage. */
export const discardingStorage: ICognitoStorage = {
  getItem: () => null,
  setItem: () => {},
  removeItem: () => {},
  clear: () => {},
}

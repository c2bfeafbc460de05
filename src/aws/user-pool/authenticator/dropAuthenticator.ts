import type { Config } from '../../../../aws/contract/config.ts'
import { toAppError } from '../../toAppError.ts'
import { preferAuthenticator } from './preferAuthenticator.ts'

/** From now on the password is enough. Rejects with an AppError. */
export async function dropAuthenticator(
  config: Config,
  getAccessToken: () => Promise<string>,
): Promise<void> {
  try {
    await preferAuthenticator(config, await getAccessToken(), false)
  } catch (error) {
    throw toAppError(error)
  }
}

import type { Config } from '../../aws/contract/config.ts'
import { endpointOf } from './endpointOf.ts'

/** How long one try may take, in milliseconds; the SDK then tries again. Without this limit it would wait for ever. */
const requestTimeout = 10_000

/** Settings for clients of the identity pool. Their requests have no signature, so the app may send them to any host. */
export function identityPoolSettings(config: Config) {
  return { ...clientSettings(config), endpoint: endpointOf(config, 'cognito-identity').sentTo.href }
}

/** Settings for clients of the table. They sign for this endpoint; sendToOwnOrigin may send to another one. */
export function tableSettings(config: Config) {
  return { ...clientSettings(config), endpoint: endpointOf(config, 'dynamodb').signedFor.href }
}

const clientSettings = ({ region }: Config) => ({ region, requestHandler: { requestTimeout } })

import type { Config } from '../../aws/contract/config.ts'
import { endpointOf } from './endpointOf.ts'

/** How long one attempt may take, in milliseconds; the SDK then makes another. By itself it would wait for ever. */
const requestTimeout = 10_000

/** What clients of the identity pool are made with. Their requests carry no signature, so they go where they are sent. */
export function identityPoolSettings(config: Config) {
  return { ...clientSettings(config), endpoint: endpointOf(config, 'cognito-identity').sentTo.href }
}

/** What clients of the table are made with. They sign for this endpoint; sendToOwnOrigin may send elsewhere. */
export function tableSettings(config: Config) {
  return { ...clientSettings(config), endpoint: endpointOf(config, 'dynamodb').signedFor.href }
}

const clientSettings = ({ region }: Config) => ({ region, requestHandler: { requestTimeout } })

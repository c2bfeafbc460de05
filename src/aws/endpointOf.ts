import type { Config } from '../../aws/contract/config.ts'
import type { Service } from './calls/AwsCall.ts'

export interface Endpoint {
  /** The address that requests are signed for. AWS verifies the signature against its own host and the path `/`. */
  signedFor: URL
  /** The address that the browser sends requests to. It differs when the app's own origin passes requests on. */
  sentTo: URL
}

/** The addresses of a service. They depend on the template's Delivery. The local AWS has one address for all services. */
export function endpointOf({ region, endpoint, delivery }: Config, service: Service): Endpoint {
  const host = new URL(`https://${service}.${region}.amazonaws.com/`)
  const isPassedOn =
    delivery === 'same-origin' || (delivery === 'cognito-same-origin' && service !== 'dynamodb')
  if (isPassedOn) return { signedFor: host, sentTo: new URL(`/aws/${service}`, window.location.origin) }
  const address = endpoint === undefined ? host : new URL(endpoint)
  return { signedFor: address, sentTo: address }
}

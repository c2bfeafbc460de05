import type { Config } from '../../aws/contract/config.ts'
import { endpointOf } from '../aws/endpointOf.ts'

const services = ['cognito-idp', 'cognito-identity', 'dynamodb'] as const

/**
 * Has the browser connect to the three services before they are called: each first call is otherwise two round trips
 * later. The browser is connected to the page's own origin already: the local AWS is there, and what Delivery passes on.
 */
export function connectAhead(config: Config): void {
  for (const service of services) {
    const { origin } = endpointOf(config, service).sentTo
    if (origin === window.location.origin) continue
    const link = document.createElement('link')
    link.rel = 'preconnect'
    // Without credentials, as the calls themselves: the browser keeps the two kinds of connections apart.
    link.crossOrigin = 'anonymous'
    link.href = origin
    document.head.append(link)
    link.remove()
  }
}

import type { Config } from '../../aws/contract/config.ts'

const services = ['cognito-idp', 'cognito-identity', 'dynamodb']

/**
 * Has the browser connect to the three services before they are called: each first call is otherwise two round trips
 * later. The local AWS is where the page came from, and connected to already.
 */
export function connectAhead({ region, endpoint }: Config): void {
  if (endpoint !== undefined) return
  for (const service of services) {
    const link = document.createElement('link')
    link.rel = 'preconnect'
    // Without credentials, as the calls themselves: the browser keeps the two kinds of connections apart.
    link.crossOrigin = 'anonymous'
    link.href = `https://${service}.${region}.amazonaws.com`
    document.head.append(link)
    link.remove()
  }
}

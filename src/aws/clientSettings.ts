import type { Config } from '../../aws/contract/config.ts'

/** How long one attempt may take, in milliseconds; the SDK then makes another. By itself it would wait for ever. */
const requestTimeout = 10_000

/** What every SDK client is made with: the Region, and the local AWS's endpoint where there is one. */
export function clientSettings({ region, endpoint }: Config) {
  return { region, ...(endpoint !== undefined && { endpoint }), requestHandler: { requestTimeout } }
}

import type { Config } from '../config.ts'

/** What every SDK client is made with: the Region, and the local AWS's endpoint where there is one. */
export function clientSettings({ region, endpoint }: Config): { region: string; endpoint?: string } {
  return endpoint === undefined ? { region } : { region, endpoint }
}

import type { Config, ConfigFault } from '../aws/contract/config.ts'
import { connectAhead } from './ahead/connectAhead.ts'
import { prepareOnIntent } from './ahead/prefetch.ts'
import { keepCalls } from './aws/calls/keepCalls.ts'
import { recordCalls } from './aws/calls/recordCalls.ts'
import { loadConfig } from './loadConfig.ts'
import { createSession, type Session } from './session/createSession.ts'
import { openTab } from './session/tab/openTab.ts'

export type Start = { ok: true; config: Config; session: Session } | { ok: false; faults: ConfigFault[] }

/** Reads the configuration and takes up the session that a reload left in this tab. Never rejects. */
export async function startApp(): Promise<Start> {
  recordCalls()
  keepCalls()
  const result = await loadConfig()
  if (!result.ok) return result
  const { config } = result
  const session = createSession(config, openTab())
  const isIn = (...states: string[]) => states.includes(session.getState().is)
  if (isIn('signed-in')) connectAhead(config)
  prepareOnIntent(config, () => isIn('signed-out', 'expired'))
  return { ok: true, config, session }
}

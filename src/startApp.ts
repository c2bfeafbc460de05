import { tokensInTab } from './aws/tokensInTab.ts'
import type { Config, Finding } from './config.ts'
import { loadConfig } from './loadConfig.ts'
import { createSession, type Session } from './session/createSession.ts'

export type Start = { ok: true; config: Config; session: Session } | { ok: false; findings: Finding[] }

/** Reads the configuration and takes up the session that a reload left in this tab. Never rejects. */
export async function startApp(): Promise<Start> {
  const result = await loadConfig()
  if (!result.ok) return result
  const session = createSession(result.config, tokensInTab)
  if (session.getState().is === 'restoring') void session.restore()
  return { ok: true, config: result.config, session }
}

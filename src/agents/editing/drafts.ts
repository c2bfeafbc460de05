import type { Agent } from '../agent.ts'
import type { AgentDraft } from './AgentDraft.ts'

/** A form that the user has begun to fill in. */
export interface Edit {
  /** The agent as it was when the user began. The user's changes are the differences from it. */
  base: Agent
  draft: AgentDraft
}

const kept = new Map<string, Edit>()
/** The sessions whose sign-out clears the drafts. */
const watched = new WeakSet<AbortSignal>()

/**
 * The texts that a user typed and has not saved, by account and agent. When a session ends, the form leaves the screen;
 * after the next sign-in the same user finds the text again. The page keeps the texts in memory, and a sign-out clears
 * them.
 */
export const drafts = {
  read: (key: string): Edit | undefined => kept.get(key),
  /** @param signal - aborted when the session ends, with the reason as its message */
  write(key: string, edit: Edit, signal: AbortSignal): void {
    // Each session has its own signal, even when it continues a draft of the session before.
    if (!watched.has(signal)) signal.addEventListener('abort', () => isSignOut(signal) && kept.clear())
    watched.add(signal)
    kept.set(key, edit)
  },
  forget: (key: string): void => void kept.delete(key),
}

function isSignOut({ reason }: AbortSignal): boolean {
  return reason instanceof DOMException && reason.message === 'signed-out'
}

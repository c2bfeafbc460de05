import type { Agent } from '../agent.ts'
import type { AgentDraft } from './AgentDraft.ts'

/** A form that somebody has begun to fill in. */
export interface Edit {
  /** The agent as it was when they began. What differs from it is what they changed. */
  base: Agent
  draft: AgentDraft
}

const kept = new Map<string, Edit>()
/** The sessions whose sign-out is waited for. */
const watched = new WeakSet<AbortSignal>()

/**
 * What people typed and have not saved, by account and agent. When a session ends, the form leaves the screen; after the
 * next sign-in the same person finds the text again. It stays in the memory of the page, and a sign-out clears it.
 */
export const drafts = {
  read: (key: string): Edit | undefined => kept.get(key),
  /** @param signal - aborted when the session ends, with the reason as its message */
  write(key: string, edit: Edit, signal: AbortSignal): void {
    // Each session has a signal of its own, also when it goes on with a draft of the one before.
    if (!watched.has(signal)) signal.addEventListener('abort', () => isSignOut(signal) && kept.clear())
    watched.add(signal)
    kept.set(key, edit)
  },
  forget: (key: string): void => void kept.delete(key),
}

function isSignOut({ reason }: AbortSignal): boolean {
  return reason instanceof DOMException && reason.message === 'signed-out'
}

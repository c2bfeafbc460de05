import * as v from 'valibot'
import type { Account, SessionState } from '../SessionState.ts'

/**
 * A user has begun to replace the authenticator app and has not finished. AWS's page says both that the earlier app
 * counts until the new one is verified and that the password is then enough, and GetUser shows no difference. Only the
 * next sign-in tells: it asks for a code, or it does not.
 *
 * @see https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AssociateSoftwareToken.html
 * @see https://github.com/aws-amplify/amplify-js/issues/1226
 */
export type UnfinishedReplacement = 'earlier-app-unknown' | 'earlier-app-counts' | 'earlier-app-is-gone'

const key = 'leading-keys.unfinished-authenticator'

/** By the user pool's `sub`. */
const notes = v.record(
  v.string(),
  v.picklist(['earlier-app-unknown', 'earlier-app-counts', 'earlier-app-is-gone']),
)

const listeners = new Set<() => void>()
/** Sign-ins that came before the replacement that they began. They tell nothing about it. */
const signInsBefore = new WeakSet<Account>()
/** Where the browser refuses storage, the notes last as long as the page. */
let kept: v.InferOutput<typeof notes> | null = null

function readAll(): v.InferOutput<typeof notes> {
  if (kept !== null) return kept
  try {
    kept = v.parse(notes, JSON.parse(sessionStorage.getItem(key) ?? '{}'))
  } catch {
    kept = {}
  }
  return kept
}

/**
 * Remembers an unfinished replacement in this tab's sessionStorage, beyond a sign-out, so that the next sign-in warns the
 * user. A note holds no secret: the user's `sub` and one word.
 */
export const unfinishedReplacement = {
  read: ({ sub }: Account): UnfinishedReplacement | null => readAll()[sub] ?? null,

  write(account: Account, note: UnfinishedReplacement | null): void {
    const { [account.sub]: _, ...others } = readAll()
    kept = note === null ? others : { ...others, [account.sub]: note }
    if (note === 'earlier-app-unknown') signInsBefore.add(account)
    try {
      if (Object.keys(kept).length === 0) sessionStorage.removeItem(key)
      else sessionStorage.setItem(key, JSON.stringify(kept))
    } catch {
      // See `kept`.
    }
    for (const listener of listeners) listener()
  },

  /** Learns from a new sign-in whether the earlier app still counts. */
  learnFrom(account: Account): void {
    const { lastStep } = account
    if (this.read(account) === null || lastStep === null || signInsBefore.has(account)) return
    this.write(account, noteAfter(lastStep))
  },

  subscribe(listener: () => void): () => void {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
}

function noteAfter(lastStep: SessionState['is']): UnfinishedReplacement | null {
  switch (lastStep) {
    case 'code-required':
      return 'earlier-app-counts'
    case 'authenticator-required':
      // The user has just set up an app.
      return null
    default:
      return 'earlier-app-is-gone'
  }
}

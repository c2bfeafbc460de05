const key = 'leading-keys.own-policy'
/** The sessions whose sign-out clears the policy. */
const watched = new WeakSet<AbortSignal>()

/**
 * The policy that the user is typing, in this tab's sessionStorage: a reload keeps it, a sign-out clears it. Where the
 * browser refuses storage, a reload begins anew.
 */
export const keptPolicy = {
  read: (): string | undefined => attempt(() => sessionStorage.getItem(key)) ?? undefined,
  /** @param signal - aborted when the session ends, with the reason as its message */
  write(text: string, signal: AbortSignal): void {
    if (!watched.has(signal)) signal.addEventListener('abort', () => isSignOut(signal) && keptPolicy.forget())
    watched.add(signal)
    attempt(() => sessionStorage.setItem(key, text))
  },
  forget: (): void => attempt(() => sessionStorage.removeItem(key)),
}

function isSignOut({ reason }: AbortSignal): boolean {
  return reason instanceof DOMException && reason.message === 'signed-out'
}

function attempt<T>(access: () => T): T | undefined {
  try {
    return access()
  } catch {
    return undefined
  }
}

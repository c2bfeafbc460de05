/** Loads, while nothing else is going on, the code that signing in and reading the list will need. */
export function prefetch(): void {
  const load = () =>
    void Promise.all([
      import('./aws/openUserPool.ts'),
      import('./SignedIn.tsx'),
      import('./aws/getIdentityId.ts'),
      import('./aws/createAgentsTable.ts'),
      import('./aws/queryAgents.ts'),
      // What is missing now is loaded, or its absence reported, when it is needed.
    ]).catch(() => {})
  // Safari has no requestIdleCallback.
  if ('requestIdleCallback' in window) window.requestIdleCallback(load, { timeout: 2_000 })
  else setTimeout(load, 200)
}

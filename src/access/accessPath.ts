/** The pages that explain access, in the order of their links. */
export const accessSections = [
  { path: '/access', title: 'Identities' },
  { path: '/access/path', title: 'How you got here' },
  { path: '/access/policy', title: 'Policy' },
  { path: '/access/requests', title: 'Requests' },
  { path: '/access/break-in', title: 'Break in' },
] as const

export type AccessPath = (typeof accessSections)[number]['path']

/** The page that a path leads to; null for a path that is none of ours. */
export function accessSectionAt(path: string): AccessPath | null {
  if (path !== '/access' && !path.startsWith('/access/')) return null
  return accessSections.find((section) => section.path === path)?.path ?? '/access'
}

/** The pages that explain access, in the order of their links. */
export const accessSections = [
  { path: '/access', title: 'Identities' },
  { path: '/access/path', title: 'How you got here' },
  { path: '/access/policy', title: 'Policy' },
  { path: '/access/requests', title: 'Requests' },
  { path: '/access/break-in', title: 'Break in' },
] as const

import { codeAhead } from '../loadCode.ts'

/** What it takes to get from an ID token to somebody's agents: the SDK, in other words. Loaded while the person types. */
export const readingCode = {
  getIdentityId: codeAhead(async () => (await import('./getIdentityId.ts')).getIdentityId),
  createAgentsTable: codeAhead(async () => (await import('./createAgentsTable.ts')).createAgentsTable),
  queryAgents: codeAhead(async () => (await import('./queryAgents.ts')).queryAgents),
}

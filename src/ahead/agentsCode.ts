import { codeAhead } from './loadCode.ts'

/** The SDK's code that leads from an ID token to the user's agents. Loaded while the user types. */
export const agentsCode = {
  getIdentityId: codeAhead(async () => (await import('../aws/identity-pool/getIdentityId.ts')).getIdentityId),
  openAgentsTable: codeAhead(async () => (await import('../aws/table/openAgentsTable.ts')).openAgentsTable),
  queryAgents: codeAhead(async () => (await import('../aws/table/queryAgents.ts')).queryAgents),
}

import type { Agent } from '../agent.ts'
import { type Reading, readAgents } from './agentsQuery.ts'

/** The first agents whose field name begins with a text, in either spelling. Rejects with an AppError. */
export async function readBeginning(reading: Reading, text: string, signal: AbortSignal): Promise<Agent[]> {
  const pages = spellings(text).map((prefix) =>
    readAgents({ ...reading, source: { is: 'names-starting', prefix } }, { after: null, limit: 50 }, signal),
  )
  return (await Promise.all(pages)).flatMap(({ agents }) => agents)
}

/** As it is typed, and as names are written: a key knows no case. */
function spellings(text: string): string[] {
  const name = text.toLowerCase().replace(/(^|\s)\S/g, (letter) => letter.toUpperCase())
  return [...new Set([text, name])]
}

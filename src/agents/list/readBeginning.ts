import type { Agent } from '../agent.ts'
import { type Reading, readAgents } from './agentsQuery.ts'

/** The first agents whose field name begins with a text, in either spelling. Rejects with an AppError. */
export async function readBeginning(reading: Reading, text: string, signal: AbortSignal): Promise<Agent[]> {
  const pages = spellings(text).map((prefix) =>
    readAgents({ ...reading, source: { is: 'names-starting', prefix } }, { after: null, limit: 50 }, signal),
  )
  return (await Promise.all(pages)).flatMap(({ agents }) => agents)
}

/** The text as the user typed it, and with capitals as names have them: a key is compared letter by letter. */
function spellings(text: string): string[] {
  const name = text.toLowerCase().replace(/(^|\s)\S/g, (letter) => letter.toUpperCase())
  return [...new Set([text, name])]
}

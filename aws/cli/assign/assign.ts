import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { readRecords } from '../files/readRecords.ts'
import { Offices } from '../offices/Offices.ts'
import { safeText } from '../safeText.ts'
import { sentenceFor } from '../sdk/sentenceFor.ts'
import { findPartition } from '../target/findPartition.ts'
import type { Target } from '../target/openTarget.ts'
import { whileWorking } from '../whileWorking.ts'
import { AgentsTable } from './AgentsTable.ts'
import type { AssignCommand } from './AssignCommand.ts'
import type { AssignedAgent } from './agentSchema.ts'
import { Journal } from './Journal.ts'
import { looksLike, looksOf, parseAgents } from './parseAgents.ts'
import { type WriteRequest, writeInBatches } from './writeInBatches.ts'

export type Assignment = Extract<AssignCommand, { name: 'assign' | 'unassign' }>

export interface AssignmentReport {
  userId: string
  total: number
  /** How many of them an earlier run had written. */
  before: number
  /** How many replaced an agent of the same name; null if this run continues an earlier one. */
  replaced: number | null
}

export interface Watch {
  onProgress(done: number, total: number): void
  /** Prints a warning for the operator. */
  onWarning(sentence: string): void
  signal: AbortSignal
}

/** A run stopped half-way. The message says how many agents are written and how to continue. */
export class InterruptedError extends Error {
  constructor(why: string, done: number, total: number) {
    super(
      safeText`${why}\n${done.toLocaleString('en')} of ${total.toLocaleString('en')} are done, the others are not. Go on where this stopped: the same command with --resume`,
    )
    this.name = 'InterruptedError'
  }
}

/**
 * Gives agents to an administrator, or takes them away. All agents are checked before the first is written. A journal
 * beside the file records every acknowledged batch until the run ends.
 *
 * @throws FaultyFileError; InterruptedError; Error in one sentence for a fault found before the first write
 */
export async function assign(
  target: Target,
  assignment: Assignment,
  { onProgress, onWarning, signal }: Watch,
): Promise<AssignmentReport> {
  const { file, name: action, resume, person, office } = assignment
  const journalFile = `${file}.journal`
  if (!resume) Journal.requireNone(journalFile)
  const agents = readAgents(file)
  const userId = await findPartition(target, person)
  const plan = planOf({ agents, action, userId, ...target.config })
  const table = new AgentsTable(target)
  const offices = new Offices(target)
  try {
    let replaced: number | null = null
    if (!resume) {
      const existing = await table.namesOf(userId)
      replaced = checkAgainst(existing, agents, assignment)
      if (action === 'assign') {
        const looking = warnOfOthers({ table, offices, userId, agents }, onWarning)
        await whileWorking('Looking for the same agents elsewhere', looking)
      }
    }
    if (action === 'assign') await offices.save({ userId, officeName: office, username: person.user })
    const journal = resume ? Journal.resume(journalFile, plan) : Journal.begin(journalFile, plan)
    const before = journal.done
    const requests = agents.map((agent) => toRequest(userId, agent, action))
    onProgress(before, requests.length)
    try {
      for await (const done of writeInBatches(table.documents, table.name, requests, before)) {
        journal.record(done)
        onProgress(done, requests.length)
        if (signal.aborted && done < requests.length) throw new Error('Stopped.')
      }
    } catch (error) {
      throw new InterruptedError(sentenceFor(error), journal.done, requests.length)
    }
    journal.finish()
    return { userId, total: requests.length, before, replaced }
  } finally {
    table.close()
    offices.close()
  }
}

/**
 * A file may assign an agent to a second administrator. There are then two independent items, which the operator
 * rarely wants.
 */
async function warnOfOthers(
  of: { table: AgentsTable; offices: Offices; userId: string; agents: readonly AssignedAgent[] },
  onWarning: Watch['onWarning'],
): Promise<void> {
  const names = new Set(of.agents.map(({ fieldName }) => fieldName))
  const others = new Map<string, string[]>()
  for await (const { userId, fieldName } of of.table.keys()) {
    if (userId === of.userId || !names.has(fieldName)) continue
    others.set(userId, [...(others.get(userId) ?? []), fieldName])
  }
  for (const [userId, found] of others) {
    const { officeName = userId } = (await of.offices.find(userId)) ?? {}
    onWarning(
      `${officeName} has ${listOf(found)} already, and will have them as well. To move agents instead: --move-from`,
    )
  }
}

/** The agents of a file. @throws FaultyFileError; Error */
export function readAgents(file: string): AssignedAgent[] {
  let content: Uint8Array
  try {
    content = readFileSync(file)
  } catch {
    throw new Error(`${file} cannot be read`)
  }
  try {
    return parseAgents(readRecords(file, content))
  } catch (error) {
    if (error instanceof Error && error.name === 'Error') throw new Error(`${file} ${error.message}`)
    throw error
  }
}

/**
 * The number of agents to replace. @throws Error if the operator did not ask to replace agents, or if an agent to
 * take away is missing
 */
function checkAgainst(
  existing: ReadonlySet<string>,
  agents: readonly AssignedAgent[],
  { name: action, replace }: Assignment,
): number {
  const there = agents.filter(({ fieldName }) => existing.has(fieldName)).map(({ fieldName }) => fieldName)
  if (action === 'unassign') {
    const missing = agents.filter(({ fieldName }) => !existing.has(fieldName))
    if (missing.length > 0) {
      throw new Error(
        `They do not have ${listOf(missing.map(({ fieldName }) => fieldName))}. Nothing was taken away`,
      )
    }
    return 0
  }
  if (there.length > 0 && !replace) {
    throw new Error(
      `They have ${listOf(there)} already. Nothing was written. To let the file take the place of what is there: --replace`,
    )
  }
  const looks = new Map([...existing].map((fieldName) => [looksOf(fieldName), fieldName]))
  for (const { fieldName } of agents) {
    const alike = looks.get(looksOf(fieldName))
    if (alike !== undefined && !existing.has(fieldName)) {
      throw new Error(`${fieldName} ${looksLike} ${alike}, whom they have already. Nothing was written`)
    }
  }
  return there.length
}

export function listOf(fieldNames: readonly string[]): string {
  const names = fieldNames.slice(0, 5)
  const others = fieldNames.length - names.length
  return names.join(', ') + (others > 0 ? ` and ${others.toLocaleString('en')} more` : '')
}

function toRequest(userId: string, agent: AssignedAgent, action: Assignment['name']): WriteRequest {
  return action === 'assign'
    ? { PutRequest: { Item: { userId, ...agent } } }
    : { DeleteRequest: { Key: { userId, fieldName: agent.fieldName } } }
}

/** A hash of the agents, the administrator and the stack. It tells whether two runs are the same. */
function planOf({
  agents,
  action,
  userId,
  tableName,
  identityPoolId,
}: {
  agents: readonly AssignedAgent[]
  action: string
  userId: string
  tableName: string
  identityPoolId: string
}): string {
  return createHash('sha256')
    .update(JSON.stringify([action, userId, tableName, identityPoolId, agents]))
    .digest('hex')
}

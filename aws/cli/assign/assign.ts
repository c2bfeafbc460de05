import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { readRecords } from '../files/readRecords.ts'
import { findPartition } from '../target/findPartition.ts'
import type { Target } from '../target/openTarget.ts'
import type { AssignedAgent } from './agentSchema.ts'
import { fieldNamesOf } from './fieldNamesOf.ts'
import { Journal } from './Journal.ts'
import { parseAgents } from './parseAgents.ts'
import { type WriteRequest, writeInBatches } from './writeInBatches.ts'

export interface Assignment {
  /** CSV or JSON. */
  file: string
  person: { identityId?: string | undefined; user?: string | undefined }
  /** `unassign` takes the file's agents away from the person, by their field names. */
  action: 'assign' | 'unassign'
  /** Whether agents that the person has already may take on what the file says of them. */
  replace: boolean
  /** Go on where an earlier run of the same assignment stopped. */
  resume: boolean
}

export interface AssignmentReport {
  userId: string
  total: number
  /** Of them, how many an earlier run had done. */
  before: number
  /** How many took the place of an agent of the same name; null when an earlier run began this one. */
  replaced: number | null
}

/** A run that stopped half-way. What is in, and how to go on, is in its message. */
export class InterruptedError extends Error {
  constructor(why: string, done: number, total: number) {
    super(
      `${why}\n${done.toLocaleString('en')} of ${total.toLocaleString('en')} are done, the others are not. Go on where this stopped: the same command with --resume`,
    )
    this.name = 'InterruptedError'
  }
}

/**
 * Gives agents to an administrator, or takes them away: all checked before the first is written, and every batch
 * that AWS acknowledged in a journal beside the file until the last is in.
 *
 * @throws FaultyFileError; InterruptedError; Error in one sentence for anything that stops it before it begins
 */
export async function assign(
  target: Target,
  assignment: Assignment,
  { onProgress, signal }: { onProgress(done: number, total: number): void; signal: AbortSignal },
): Promise<AssignmentReport> {
  const { file, action, resume } = assignment
  const journalFile = `${file}.journal`
  if (!resume) Journal.requireNone(journalFile)
  const agents = readAgents(file)
  const userId = await findPartition(target, assignment.person)
  const plan = planOf({ agents, action, userId, ...target.config })
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({ ...target.client, maxAttempts: 8 }), {
    marshallOptions: { removeUndefinedValues: true },
  })
  const { tableName } = target.config

  let replaced: number | null = null
  if (!resume) {
    const existing = await fieldNamesOf(client, tableName, userId)
    replaced = checkAgainst(existing, agents, assignment)
  }
  const journal = resume ? Journal.resume(journalFile, plan) : Journal.begin(journalFile, plan)
  const before = journal.done
  const requests = agents.map((agent) => toRequest(userId, agent, action))
  onProgress(before, requests.length)
  try {
    for await (const done of writeInBatches(client, tableName, requests, before)) {
      journal.record(done)
      onProgress(done, requests.length)
      if (signal.aborted && done < requests.length) throw new Error('Stopped.')
    }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new InterruptedError(why, journal.done, requests.length)
  }
  journal.finish()
  return { userId, total: requests.length, before, replaced }
}

function readAgents(file: string): AssignedAgent[] {
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

/** How many agents will be replaced. @throws Error when that was not asked for, or nothing is there to take away */
function checkAgainst(
  existing: ReadonlySet<string>,
  agents: readonly AssignedAgent[],
  { action, replace }: Assignment,
): number {
  const there = agents.filter(({ fieldName }) => existing.has(fieldName))
  if (action === 'unassign') {
    const missing = agents.filter(({ fieldName }) => !existing.has(fieldName))
    if (missing.length > 0) throw new Error(`They do not have ${listOf(missing)}. Nothing was taken away`)
    return 0
  }
  if (there.length > 0 && !replace) {
    throw new Error(
      `They have ${listOf(there)} already. Nothing was written. To let the file take the place of what is there: --replace`,
    )
  }
  return there.length
}

function listOf(agents: readonly AssignedAgent[]): string {
  const names = agents.slice(0, 5).map(({ fieldName }) => fieldName)
  const others = agents.length - names.length
  return names.join(', ') + (others > 0 ? ` and ${others.toLocaleString('en')} more` : '')
}

function toRequest(userId: string, agent: AssignedAgent, action: Assignment['action']): WriteRequest {
  return action === 'assign'
    ? { PutRequest: { Item: { userId, ...agent } } }
    : { DeleteRequest: { Key: { userId, fieldName: agent.fieldName } } }
}

/** The same for the same agents, person and stack, and for nothing else. */
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

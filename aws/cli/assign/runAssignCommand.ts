import { writeFileSync } from 'node:fs'
import { agentAttributes, agentKey } from '../../contract/agentRecord.ts'
import type { Answer } from '../Answer.ts'
import { FaultyFileError } from '../files/FaultyFileError.ts'
import { toCsv } from '../files/toCsv.ts'
import { Offices } from '../offices/Offices.ts'
import { safeText } from '../safeText.ts'
import { findPartition } from '../target/findPartition.ts'
import type { Target } from '../target/openTarget.ts'
import { type AgentItem, AgentsTable } from './AgentsTable.ts'
import type { AssignCommand } from './AssignCommand.ts'
import { assign, listOf, readAgents, type Watch } from './assign.ts'
import { moveAgents } from './moveAgents.ts'

/** The largest number of faults shown; they fit on a screen. */
const mostFaults = 20

/** @throws Error with every fault of a file */
export async function runAssignCommand(
  target: Target,
  command: AssignCommand,
  watch: Watch,
): Promise<Answer> {
  switch (command.name) {
    case 'assign':
    case 'unassign': {
      const report = await assign(target, command, watch).catch((error: unknown) => {
        throw error instanceof FaultyFileError ? withFaults(command.file, error) : error
      })
      const done = `${countOf(report.total)} ${command.name === 'assign' ? 'assigned to' : 'taken from'}`
      const earlier =
        report.before > 0 ? `, ${report.before.toLocaleString('en')} of them by the run before` : ''
      const replaced = report.replaced ? `, ${report.replaced.toLocaleString('en')} of them replaced` : ''
      const whom = await nameOf(target, report.userId)
      return { text: safeText`${done} ${whom} in ${target.name}${earlier}${replaced}.`, data: report }
    }
    case 'move':
      return move(target, command, watch)
    case 'export':
      return exportAgents(target, command)
    case 'list':
      return listPartitions(target)
  }
}

function withFaults(file: string, { faults }: FaultyFileError): Error {
  const more = faults.length > mostFaults ? `\n  and ${faults.length - mostFaults} more` : ''
  const shown = faults.slice(0, mostFaults).map((fault) => safeText`  ${fault}`)
  return new Error(`${safeText`${file}`}: nothing was written.\n${shown.join('\n')}${more}`)
}

function countOf(agents: number): string {
  return `${agents.toLocaleString('en')} ${agents === 1 ? 'agent' : 'agents'}`
}

/** The office's name with its userId, or the userId alone. */
async function nameOf(target: Target, userId: string): Promise<string> {
  const offices = new Offices(target)
  try {
    const office = await offices.find(userId)
    return office === undefined || office.officeName === userId ? userId : `${office.officeName} (${userId})`
  } finally {
    offices.close()
  }
}

async function move(
  target: Target,
  command: Extract<AssignCommand, { name: 'move' }>,
  { onProgress, signal }: Watch,
): Promise<Answer> {
  const from = await findPartition(target, command.from)
  const to = await findPartition(target, command.to)
  if (from === to) throw new Error(`${from} has these agents already: both are the same.`)
  const table = new AgentsTable(target)
  const offices = new Offices(target)
  try {
    const agents = await chosen(table, from, command.file)
    const there = await table.namesOf(to)
    const twice = agents.filter(({ fieldName }) => there.has(fieldName))
    if (twice.length > 0) {
      throw new Error(
        safeText`${await nameOf(target, to)} has ${listOf(twice.map(({ fieldName }) => fieldName))} already. Nothing was moved.`,
      )
    }
    await offices.save({ userId: to, officeName: command.office, username: command.to.user })
    let done = 0
    onProgress(0, agents.length)
    try {
      for await (done of moveAgents(table, { agents, to, signal })) onProgress(done, agents.length)
    } catch (error) {
      const why = signal.aborted ? 'Stopped.' : error instanceof Error ? error.message : String(error)
      throw new Error(
        safeText`${why}\nAt least ${done.toLocaleString('en')} of ${countOf(agents.length)} are moved, the others are where they were, and none is under both. Go on: the same command again.`,
      )
    }
    const [of, whom] = [await nameOf(target, from), await nameOf(target, to)]
    const text =
      agents.length === 0
        ? safeText`${of} has no agents to move.`
        : safeText`${countOf(agents.length)} moved from ${of} to ${whom}.`
    return { text, data: { from, to, moved: agents.length } }
  } finally {
    table.close()
    offices.close()
  }
}

/**
 * All agents of the administrator, or those in a file. An earlier run has moved an agent that is in the file and no
 * longer there.
 */
async function chosen(table: AgentsTable, userId: string, file: string | undefined): Promise<AgentItem[]> {
  const agents = await table.agentsOf(userId)
  if (file === undefined) return agents
  const named = new Set(readAgents(file).map(({ fieldName }) => fieldName))
  return agents.filter(({ fieldName }) => named.has(fieldName))
}

async function exportAgents(
  target: Target,
  { file, person }: Extract<AssignCommand, { name: 'export' }>,
): Promise<Answer> {
  const userId = await findPartition(target, person)
  const table = new AgentsTable(target)
  try {
    const agents = await table.agentsOf(userId)
    // Without the userId, so that the file can be assigned to another administrator.
    const columns = [agentKey.sort, ...agentAttributes.map(({ name }) => name)]
    const records = agents.map((agent) => Object.fromEntries(columns.map((name) => [name, agent[name]])))
    writeFileSync(
      file,
      /\.json$/i.test(file) ? `${JSON.stringify(records, null, 2)}\n` : toCsv(columns, records),
      { mode: 0o600 },
    )
    const text = safeText`${countOf(agents.length)} of ${await nameOf(target, userId)} ${agents.length === 1 ? 'is' : 'are'} in ${file}.`
    return { text, data: { userId, file, agents: agents.length } }
  } finally {
    table.close()
  }
}

/** Every userId with agents or an office. Those with an office come first. */
async function listPartitions(target: Target): Promise<Answer> {
  const table = new AgentsTable(target)
  const offices = new Offices(target)
  try {
    const counts = new Map<string, number>()
    for await (const { userId } of table.keys()) counts.set(userId, (counts.get(userId) ?? 0) + 1)
    const known = await offices.list()
    const listed = known.map((office) => ({ ...office, agents: counts.get(office.userId) ?? 0 }))
    for (const { userId } of known) counts.delete(userId)
    const unknown = [...counts].map(([userId, agents]) => ({
      userId,
      officeName: null,
      username: null,
      agents,
    }))
    const lines = [...listed, ...unknown].map(
      ({ officeName, userId, agents }) =>
        safeText`  ${agents.toLocaleString('en').padStart(9)}  ${(officeName ?? 'no office').padEnd(24)} ${userId}`,
    )
    const hint = unknown.length > 0 ? '\nGive an office its name: npm run users -- office NAME --to ID' : ''
    const none = safeText`There are no agents in ${target.name}.`
    return {
      text: lines.length === 0 ? none : `${lines.join('\n')}${hint}`,
      data: [...listed, ...unknown],
    }
  } finally {
    table.close()
    offices.close()
  }
}

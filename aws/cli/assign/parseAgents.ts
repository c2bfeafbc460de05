import * as v from 'valibot'
import { FaultyFileError } from '../files/FaultyFileError.ts'
import type { FileRecord } from '../files/FileRecord.ts'
import { type AssignedAgent, agentProperties, agentSchema } from './agentSchema.ts'

/**
 * Checks every agent of a file before any is written. No two may have the same field name: the second would take
 * the first one's place.
 *
 * @throws FaultyFileError
 */
export function parseAgents(records: readonly FileRecord[]): AssignedAgent[] {
  const faults: string[] = []
  const places = new Map<string, string>()
  const agents = records.flatMap(({ where, values }) => {
    const result = v.safeParse(agentSchema, values)
    if (!result.success) {
      faults.push(...result.issues.map((issue) => `${where}: ${explain(issue)}`))
      return []
    }
    const { fieldName } = result.output
    const earlier = places.get(fieldName)
    if (earlier !== undefined) faults.push(`${where}: ${fieldName} is in ${earlier} already`)
    places.set(fieldName, where)
    return [result.output]
  })
  if (records.length === 0) faults.push('there is no agent in it')
  if (faults.length > 0) throw new FaultyFileError(faults)
  return agents
}

function explain(issue: v.BaseIssue<unknown>): string {
  const name = v.getDotPath(issue)
  if (name === null) return 'is not an agent'
  if (!agentProperties.includes(name)) {
    return `there is no ${name} of an agent, only ${agentProperties.join(', ')}`
  }
  return issue.input === undefined ? `${name} is missing` : `${name} ${issue.message}`
}

import * as v from 'valibot'
import { FaultyFileError } from '../files/FaultyFileError.ts'
import type { FileRecord } from '../files/FileRecord.ts'
import { type AssignedAgent, agentProperties, agentSchema } from './agentSchema.ts'

/**
 * Checks every agent of a file before the first is written. Two agents must not have the same field name, since the
 * second would replace the first, or names that look the same.
 *
 * @throws FaultyFileError
 */
export function parseAgents(records: readonly FileRecord[]): AssignedAgent[] {
  const faults: string[] = []
  const seen = new Map<string, { fieldName: string; where: string }>()
  const agents = records.flatMap(({ where, values }) => {
    const result = v.safeParse(agentSchema, values)
    if (!result.success) {
      faults.push(...result.issues.map((issue) => `${where}: ${explain(issue)}`))
      return []
    }
    const { fieldName } = result.output
    const earlier = seen.get(looksOf(fieldName))
    if (earlier?.fieldName === fieldName) {
      faults.push(`${where}: ${fieldName} is in ${earlier.where} already`)
    } else if (earlier !== undefined) {
      faults.push(`${where}: ${fieldName} ${looksLike} the name in ${earlier.where}`)
    }
    seen.set(looksOf(fieldName), { fieldName, where })
    return [result.output]
  })
  if (records.length === 0) faults.push('there is no agent in it')
  if (faults.length > 0) throw new FaultyFileError(faults)
  return agents
}

export const looksLike = 'differs only in spaces or in its Unicode form from'

/** A form of the name that is equal for names that look the same. */
export function looksOf(fieldName: string): string {
  return fieldName
    .normalize('NFC')
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .replace(/[\s\p{Z}]+/gu, ' ')
    .trim()
}

function explain(issue: v.BaseIssue<unknown>): string {
  const name = v.getDotPath(issue)
  if (name === null) return 'is not an agent'
  if (!agentProperties.includes(name)) {
    return `there is no ${name} of an agent, only ${agentProperties.join(', ')}`
  }
  return issue.input === undefined ? `${name} is missing, or blank` : `${name} ${issue.message}`
}

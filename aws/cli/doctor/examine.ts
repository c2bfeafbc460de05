import { sentenceFor } from '../sdk/sentenceFor.ts'
import type { Check, Finding, Patient } from './Check.ts'
import { appConfig } from './checks/appConfig.ts'
import { appHeaders } from './checks/appHeaders.ts'
import { cors } from './checks/cors.ts'
import { delivery } from './checks/delivery.ts'
import { identityPool } from './checks/identityPool.ts'
import { principalTag } from './checks/principalTag.ts'
import { policiesOfTemplate, roleOfAdministrators, roleOfLeads } from './checks/roles.ts'
import { signIn } from './checks/signIn.ts'
import { tables } from './checks/tables.ts'
import { userPool } from './checks/userPool.ts'
import { userPoolClient } from './checks/userPoolClient.ts'

/** Every check, in the order of the chain. */
export const checks: readonly Check[] = [
  appHeaders,
  appConfig,
  cors,
  delivery,
  userPool,
  userPoolClient,
  identityPool,
  roleOfAdministrators,
  roleOfLeads,
  policiesOfTemplate,
  principalTag,
  tables,
  signIn,
]

export interface Examination {
  check: string
  /** Why the check was skipped, if it was. */
  skipped: string | undefined
  findings: Finding[]
}

/** Runs every check. A check that fails to run is a finding, and the other checks go on. */
export async function* examine(patient: Patient): AsyncGenerator<Examination> {
  for (const { name, skip, run } of checks) {
    const skipped = skip?.(patient)
    const findings = skipped === undefined ? await run(patient).catch(notCheckable) : []
    yield { check: name, skipped, findings }
  }
}

function notCheckable(error: unknown): Finding[] {
  const what = [sentenceFor(error), ...causesOf(error)].join(': ')
  return [{ what, fix: 'This could not be checked. Mend what it says and run the doctor again' }]
}

/** The message of `fetch` says only that it failed. The cause has the host. */
function causesOf(error: unknown): string[] {
  const cause = error instanceof Error ? error.cause : undefined
  return cause instanceof Error ? [cause.message] : []
}

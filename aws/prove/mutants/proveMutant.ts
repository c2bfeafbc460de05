import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type AttemptGroup, allAttempts } from '../../attempts/allAttempts.ts'
import { NotEmulatedError } from '../../local/NotEmulatedError.ts'
import { lintDocument } from '../../policy/lint/lintDocument.ts'
import { PolicyError } from '../../policy/PolicyError.ts'
import { TemplateError } from '../../template/TemplateError.ts'
import { compareWithGrants } from '../compareLocally.ts'
import type { Difference } from '../comparePolicies.ts'
import { proveLocally } from '../proveLocally.ts'
import type { Result } from '../runAttempts.ts'
import type { Mutant } from './Mutant.ts'
import { mutateTemplate } from './mutateTemplate.ts'
import type { SignedInStack } from './signInToStack.ts'

/** The checks that noticed a mutant. */
export interface MutantResult {
  mutant: Mutant
  /** Rules of the linter that found something, each once. */
  rules: readonly string[]
  /** Why the local AWS does not start with it, or why users cannot read their own agents; undefined otherwise. */
  refusal: { by: 'start' | 'chain'; why: string } | undefined
  /** Requests that the mutant's policies decide differently from the declared grants. */
  differences: readonly Difference[]
  /** Attempts that ended differently than expected. */
  surprises: readonly Result[]
}

/**
 * Lints a mutant of the template, boots a local AWS from it, compares its policies with the declared grants, and
 * makes every attempt of the matrix against it.
 *
 * @throws Error if the mutant no longer fits the template
 */
export async function proveMutant(
  mutant: Mutant,
  templateText: string,
  stack: SignedInStack,
  groups: readonly AttemptGroup[] = allAttempts,
): Promise<MutantResult> {
  const text = mutateTemplate(templateText, mutant.changes)
  const { findings } = lintDocument(text, 'template')
  const rules = [...new Set(findings.map(({ rule }) => rule))]
  const directory = copyState(stack.directory)
  let differences: readonly Difference[] = []
  try {
    const { parameters } = mutant
    // The stored rows are under one kind of partition key. With another kind, the stored state does not fit.
    const kept = parameters?.PartitionKey === undefined ? { directory, logins: stack.logins } : {}
    const settings = { ...kept, ...(parameters === undefined ? {} : { parameters }) }
    const results = await proveLocally(() => {}, {
      template: text,
      groups,
      ...settings,
      async inspect(aws) {
        differences = (await compareWithGrants(aws)).differences
      },
    })
    const surprises = results.filter(({ surprise }) => surprise !== undefined)
    return { mutant, rules, refusal: undefined, differences, surprises }
  } catch (error) {
    const refusals = [NotEmulatedError, PolicyError, TemplateError]
    const by = refusals.some((refusal) => error instanceof refusal) ? 'start' : 'chain'
    const why = error instanceof Error ? error.message : String(error)
    return { mutant, rules, refusal: { by, why }, differences, surprises: [] }
  } finally {
    rmSync(directory, { recursive: true })
  }
}

function copyState(directory: string): string {
  const copy = mkdtempSync(join(tmpdir(), 'mutant-'))
  cpSync(directory, copy, { recursive: true })
  return copy
}

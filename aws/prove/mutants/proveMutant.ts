import { NotEmulatedError } from '../../local/NotEmulatedError.ts'
import { readTemplate } from '../../local/stack/readTemplate.ts'
import { lintDocument } from '../../policy/lint/lintDocument.ts'
import { PolicyError } from '../../policy/PolicyError.ts'
import { type AttemptGroup, allAttempts } from '../allAttempts.ts'
import { proveLocally } from '../proveLocally.ts'
import type { Result } from '../runAttempts.ts'
import type { Mutant } from './Mutant.ts'
import { mutateTemplate } from './mutateTemplate.ts'

/** What noticed a mutant. */
export interface MutantResult {
  mutant: Mutant
  /** Rules of the linter that found something, each once. */
  rules: readonly string[]
  /** Why the local AWS does not boot with it, or the honest way through it is broken; undefined when all is well. */
  refusal: { by: 'start' | 'chain'; why: string } | undefined
  /** Attempts that ended otherwise than expected. */
  surprises: readonly Result[]
}

/**
 * Lints a mutant of the template, boots a local AWS from it and makes every attempt of the matrix against that.
 *
 * @throws Error when the mutant does not fit the template any more
 */
export async function proveMutant(
  mutant: Mutant,
  templateText: string,
  groups: readonly AttemptGroup[] = allAttempts,
): Promise<MutantResult> {
  const text = mutateTemplate(templateText, mutant.changes)
  const { findings } = lintDocument('template', readTemplate(text))
  const rules = [...new Set(findings.map(({ rule }) => rule))]
  try {
    const { parameters = {} } = mutant
    const results = await proveLocally(() => {}, { template: text, parameters, groups })
    const surprises = results.filter(({ surprise }) => surprise !== undefined)
    return { mutant, rules, refusal: undefined, surprises }
  } catch (error) {
    const by = error instanceof NotEmulatedError || error instanceof PolicyError ? 'start' : 'chain'
    const why = error instanceof Error ? error.message : String(error)
    return { mutant, rules, refusal: { by, why }, surprises: [] }
  }
}

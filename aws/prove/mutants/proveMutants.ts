import { rmSync } from 'node:fs'
import { allMutants } from './allMutants.ts'
import { type MutantResult, proveMutant } from './proveMutant.ts'
import { signInToStack } from './signInToStack.ts'

/** Proves every mutant of a template, one after the other. */
export async function proveMutants(
  template: string,
  progress: (done: number, total: number) => void,
): Promise<MutantResult[]> {
  const stack = await signInToStack(template)
  const results: MutantResult[] = []
  try {
    for (const mutant of allMutants) {
      results.push(await proveMutant(mutant, template, stack))
      progress(results.length, allMutants.length)
    }
    return results
  } finally {
    rmSync(stack.directory, { recursive: true })
  }
}

import type { MutantResult } from '../prove/mutants/proveMutant.ts'
import { print } from './print.ts'
import { printable } from './printable.ts'

/** Prints a table: the mutant, the linter's finding, and the results of its start and of the attempts. */
export function printMutants(results: readonly MutantResult[]): void {
  const row = (name: string, rules: string, matrix: string) =>
    print(`  ${name.padEnd(46)} ${rules.padEnd(44)} ${matrix}`)
  print()
  row('mutant', 'linter finding', 'local AWS and attempts')
  for (const result of results) {
    const [first = '', ...others] = result.rules
    const mark = isCaught(result) ? '✓' : '✗'
    row(
      `${mark} ${result.mutant.name}`,
      others.length === 0 ? first : `${first} +${others.length}`,
      fateOf(result),
    )
  }
  const caught = results.filter(isCaught).length
  print(`\n${results.length} mutants, ${caught} caught\n`)
}

/** Whether a check noticed the mutant. */
export function isCaught({ rules, refusal, differences, surprises }: MutantResult): boolean {
  return rules.length > 0 || refusal !== undefined || differences.length > 0 || surprises.length > 0
}

function fateOf({ refusal, differences, surprises }: MutantResult): string {
  if (refusal?.by === 'start') return `refused at the start: ${shortened(refusal.why)}`
  if (refusal?.by === 'chain') return `the honest way is broken: ${shortened(refusal.why)}`
  const [first] = surprises
  if (first === undefined) {
    const [difference] = differences
    return difference === undefined ? 'no attempt noticed' : `not as granted: ${shortened(difference.words)}`
  }
  const leaks = surprises.filter(({ surprise }) => surprise?.startsWith('LEAKED') === true).length
  const leaked = leaks === 0 ? '' : `, ${leaks} of them with another’s data`
  const count = surprises.length === 1 ? '1 attempt' : `${surprises.length} attempts`
  return `${count} noticed${leaked}, first “${first.attempt.name}”`
}

function shortened(text: string): string {
  return printable(text, 90)
}

import type { Comparison } from '../prove/comparePolicies.ts'
import type { GrantResult, GrantsProof } from '../prove/mutants/proveGrants.ts'
import { print } from './print.ts'
import { safeText } from './safeText.ts'

/** Prints how the policies compare with the declared grants. */
export function printComparison({ asked, differences }: Comparison): void {
  for (const { policies, question, words } of differences) {
    print(safeText`  ✗ ${question.role}: the policies ${policies} what the list of grants does not. ${words}`)
  }
  const verdict =
    differences.length === 0 ? 'all decided as the list of grants declares' : `${differences.length} NOT`
  print(`${asked.toLocaleString('en')} requests asked of the policies: ${verdict}\n`)
}

/** Prints which checks noticed the added actions, counted by shape. Returns true if every one was noticed. */
export function printGrants({ grants, overHttp }: GrantsProof): boolean {
  const shapes = [...new Set(grants.map(({ mutant }) => mutant.shape))]
  print('  one more action for a role          tried  linter  grants    both  adds nothing  unnoticed')
  const row = (name: string, results: readonly GrantResult[]) => {
    const count = (is: (result: GrantResult) => boolean) => String(results.filter(is).length)
    const cells = [
      String(results.length).padStart(6),
      count(isFoundByLinter).padStart(8),
      count(isDifferent).padStart(8),
      count((result) => isFoundByLinter(result) && isDifferent(result)).padStart(8),
      count(({ addsNothing }) => addsNothing).padStart(14),
      count(isUnnoticed).padStart(11),
    ]
    print(`  ${name.padEnd(34)} ${cells.join('')}`)
  }
  for (const shape of shapes)
    row(
      shape,
      grants.filter(({ mutant }) => mutant.shape === shape),
    )
  row('in all', grants)
  const unnoticed = grants.filter(isUnnoticed)
  for (const { mutant } of unnoticed) {
    print(`  ✗ unnoticed: ${mutant.action} ${mutant.shape} for ${mutant.role}`)
  }
  const silent = overHttp.filter(({ surprise }) => surprise === undefined)
  for (const { attempt } of silent) print(`  ✗ noticed nothing: ${attempt.name}`)
  print(
    `\n${overHttp.length} attempts over HTTP, each while its action is allowed: ${overHttp.length - silent.length} noticed\n`,
  )
  return unnoticed.length === 0 && silent.length === 0
}

const isFoundByLinter = ({ rules }: GrantResult) => rules.length > 0
const isDifferent = ({ difference }: GrantResult) => difference !== undefined
const isUnnoticed = (result: GrantResult) =>
  !isFoundByLinter(result) && !isDifferent(result) && !result.addsNothing

import { isGranted, type Question } from '../attempts/grants.ts'
import type { Answer, World } from '../attempts/World.ts'
import { summary } from '../prove/report.ts'
import type { Result } from '../prove/runAttempts.ts'
import { print } from './print.ts'
import { safeText } from './safeText.ts'

/** Prints a line for each attempt, and the summary. */
export function printResults(results: readonly Result[]): void {
  let group = ''
  for (const { group: title, attempt, answer, unconfirmed, surprise } of results) {
    if (title !== group) print(`\n${title}`)
    group = title
    // The local AWS cannot confirm a behaviour that AWS does not document.
    const mark = surprise !== undefined ? '✗' : unconfirmed !== undefined ? '?' : '✓'
    const reason = surprise ?? (unconfirmed === undefined ? undefined : `unconfirmed on AWS: ${unconfirmed}`)
    print(safeText`  ${mark} ${attempt.name.padEnd(58)} ${answer.status} ${answer.type}`)
    if (reason !== undefined) print(safeText`      ${reason}`)
  }
  print(`\n${summary(results)}\n`)
}

/** Prints the answers of a deployed stack to questions that AWS's documentation leaves open. */
export function printUnconfirmed(results: readonly Result[], { grants }: Pick<World, 'grants'>): void {
  for (const { attempt, answer } of results) {
    if (attempt.unconfirmed === undefined) continue
    const { wherever } = attempt.unconfirmed
    print(`${attempt.name}: ${isGranted(grants, wherever) ? toldBy(answer) : needsGrant(wherever)}\n`)
  }
}

function toldBy({ type, body }: Answer): string {
  if (type === 'AccessDeniedException') {
    return 'AWS denies it under this policy. A failed condition shows no hidden attribute.'
  }
  return body.includes('"Item"')
    ? 'AWS answers with the whole item. A failed condition SHOWS hidden attributes to administrators.'
    : safeText`AWS answered ${type}, which is neither a denial nor the item.`
}

function needsGrant({ action }: Question): string {
  return `this stack allows no ${action}, so it cannot tell. Deploy it with --set Editing=own-agents and prove again.`
}

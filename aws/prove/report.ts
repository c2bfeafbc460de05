import type { Outcome } from '../attempts/Attempt.ts'
import { reportStyles } from './reportStyles.ts'
import type { Result } from './runAttempts.ts'

export interface ReportContext {
  /** `http://localhost:5173` or the URL of the deployed app. */
  stack: string
  /** ISO 8601. */
  when: string
  /** Attempts that were not made against this stack, each with its reason. */
  left: readonly { name: string; why: string }[]
  /** Whether the run counted the calls of the database. Only the local AWS shows them. */
  seenFromInside: boolean
}

/** The results as one self-contained HTML page, for a reviewer of the stack's security. */
export function report(
  results: readonly Result[],
  { stack, when, left, seenFromInside }: ReportContext,
): string {
  const surprises = results.filter(({ surprise }) => surprise !== undefined)
  const groups = [...new Set(results.map(({ group }) => group))]
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Break-in report: ${surprises.length === 0 ? 'all as expected' : `${surprises.length} not as expected`}</title>
<style>${reportStyles}</style>
<main>
<h1>Break-in report</h1>
<p class="where">${escapeHtml(stack)}, <time datetime="${escapeHtml(when)}">${escapeHtml(when.slice(0, 16).replace('T', ' '))} UTC</time></p>
<p class="verdict${surprises.length === 0 ? '' : ' bad'}">${escapeHtml(summary(results))}</p>
<p class="method">Each attempt has an administrator’s own, valid session and tries to get beyond it. It is as expected
only if the stack gave exactly the expected answer${seenFromInside ? ', no request that a layer before the database was to stop had reached it, ' : ' '}and
nothing of another administrator was in it.${seenFromInside ? ' After each, the stack still answered.' : ''}${wordsOfDenials(results)}</p>
${surprises.length === 0 ? '' : section('Not as expected', 'surprises', surprises)}
<div class="overview">
${overview('What was tried', groups, (group) => results.filter((result) => result.group === group), true)}
${overview('Where it was stopped', layersOf(results), (layer) => results.filter((result) => stoppedBy(result) === layer), false)}
</div>
${groups
  .map((group) =>
    section(
      group,
      idOf(group),
      results.filter((result) => result.group === group),
    ),
  )
  .join('\n')}
${left.length === 0 ? '' : leftOut(left)}
</main>
</html>
`
}

/** `143 attempts: 130 refused, 13 answered with the caller’s own rows only: all as expected` */
export function summary(results: readonly Result[]): string {
  const asExpected = results.filter(({ surprise }) => surprise === undefined).length
  const count = (is: Outcome['is']) => results.filter(({ expected }) => expected.is === is).length
  const [own, whole, harmless] = [count('own items'), count('whole items'), count('harmless')]
  const conditional = count('condition failed')
  const unconfirmed = results.filter((result) => result.unconfirmed !== undefined).length
  const parts = [
    `${results.length - own - whole - harmless - conditional - unconfirmed} refused`,
    `${own} answered with the caller’s own rows only`,
    ...(harmless === 0 ? [] : [`${harmless} answered with nobody’s`]),
    ...(conditional === 0 ? [] : [`${conditional} allowed and stopped by their own condition`]),
    ...(unconfirmed === 0 ? [] : [`${unconfirmed} unconfirmed on AWS`]),
    ...(whole === 0 ? [] : [`${whole} allowed to the lead alone`]),
  ]
  const verdict =
    asExpected === results.length
      ? `${parts.join(', ')}: all as expected`
      : `${results.length - asExpected} NOT as expected`
  return `${results.length === 1 ? '1 attempt' : `${results.length} attempts`}: ${verdict}`
}

const answered = 'answered, as it should be'

/** The layer that must stop an attempt; none for an attempt that must be answered. */
function stoppedBy({ attempt, expected: { is } }: Result): string {
  return is === 'refused' || is === 'turned away' ? attempt.layer : answered
}

function layersOf(results: readonly Result[]): string[] {
  const layers = [...new Set(results.map(stoppedBy))]
  return [...layers.filter((layer) => layer !== answered), ...layers.filter((layer) => layer === answered)]
}

function overview(
  title: string,
  names: readonly string[],
  resultsOf: (name: string) => readonly Result[],
  linked: boolean,
): string {
  const rows = names.map((name) => {
    const results = resultsOf(name)
    const label = linked ? `<a href="#${idOf(name)}">${escapeHtml(name)}</a>` : escapeHtml(name)
    return `<tr><td>${label}<td>${results.length}<td>${verdictOn(results)}`
  })
  return `<div><h2>${title}</h2>\n<table><tbody>${rows.join('\n')}</tbody></table></div>`
}

function verdictOn(results: readonly Result[]): string {
  const surprises = results.filter(({ surprise }) => surprise !== undefined).length
  return surprises === 0
    ? '<span class="good">✓ as expected</span>'
    : `<span class="bad">✗ ${surprises} otherwise</span>`
}

function section(title: string, id: string, results: readonly Result[]): string {
  const rows = results.map((result) => {
    const { attempt, answer, unconfirmed, surprise } = result
    const layer = stoppedBy(result) === answered ? 'nothing' : attempt.layer
    return `<tr><td>${escapeHtml(attempt.name)}<span class="tries">${escapeHtml(attempt.tries)}</span><td>${escapeHtml(layer)}<td>${answer.status} ${escapeHtml(answer.type)}${answer.message === '' ? '' : `<span class="message">${escapeHtml(shortened(answer.message))}</span>`}<td>${verdictOnOne(unconfirmed, surprise)}`
  })
  return `<section id="${id}">
<header><h2>${escapeHtml(title)}</h2><span class="count">${results.length}</span></header>
<table class="attempts"><thead><tr><th scope="col">Attempt<th scope="col">To be stopped by<th scope="col">Answer<th scope="col">Verdict</thead>
<tbody>${rows.join('\n')}</tbody></table>
</section>`
}

function verdictOnOne(unconfirmed: string | undefined, surprise: string | undefined): string {
  if (surprise !== undefined) return `<span class="bad">✗ ${escapeHtml(surprise)}</span>`
  if (unconfirmed !== undefined) return `? unconfirmed on AWS: ${escapeHtml(unconfirmed)}`
  return '<span class="good">✓ as expected</span>'
}

/** The text of most answers. It takes six lines, so the report shortens it. */
const denial =
  /^User: (\S+) is not authorized to perform: (\S+) on resource: (\S+) because no identity-based policy allows the \2 action$/

function shortened(message: string): string {
  const [, , action, resource] = denial.exec(message) ?? []
  return action === undefined ? message : `… ${action} on resource: ${resource} …`
}

function wordsOfDenials(results: readonly Result[]): string {
  const [user] = results.flatMap(({ answer }) => denial.exec(answer.message)?.[1] ?? [])
  if (user === undefined) return ''
  const words = `User: ${user} is not authorized to perform: ACTION on resource: ARN because no identity-based policy allows the ACTION action`
  return ` Denials by the policy are shortened; in full each reads “${escapeHtml(words)}”.`
}

function leftOut(left: ReportContext['left']): string {
  const items = left.map(({ name, why }) => `<li>${escapeHtml(name)}: ${escapeHtml(why)}`)
  return `<section id="left" class="left"><header><h2>Not made against this stack</h2><span class="count">${left.length}</span></header>\n<ul>${items.join('\n')}</ul></section>`
}

function idOf(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z]+/g, '-')
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}

import type { Result } from './runAttempts.ts'

export interface ReportContext {
  /** `http://localhost:5173` or the URL of the deployed app. */
  stack: string
  /** ISO 8601. */
  when: string
  /** Attempts that were not made against this stack, with the reason of each. */
  left: readonly { name: string; why: string }[]
}

/** The results as one page of HTML that needs nothing else: for whoever reviews the stack's security. */
export function report(results: readonly Result[], { stack, when, left }: ReportContext): string {
  const surprises = results.filter(({ surprise }) => surprise !== undefined)
  const groups = [...new Set(results.map(({ group }) => group))]
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Break-in report</title>
<style>
:root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif }
body { max-width: 76rem; margin: 2rem auto; padding: 0 1rem }
h1 { font-size: 1.5rem; margin-bottom: .25rem } h2 { font-size: 1.1rem; margin-top: 2.5rem }
.verdict { padding: .75rem 1rem; border-left: 4px solid ${surprises.length === 0 ? '#1a7f4b' : '#c02b2b'}; background: color-mix(in srgb, currentColor 6%, transparent) }
table { border-collapse: collapse; width: 100%; table-layout: fixed }
th, td { text-align: left; vertical-align: top; padding: .4rem .6rem; border-bottom: 1px solid color-mix(in srgb, currentColor 15%, transparent); overflow-wrap: anywhere }
th { font-weight: 600; font-size: .85rem } th:nth-child(1) { width: 24% } th:nth-child(2) { width: 28% } th:nth-child(3) { width: 10% } th:nth-child(5) { width: 8% }
td:nth-child(4) { font: 12px/1.5 ui-monospace, monospace } .bad { color: #c02b2b; font-weight: 600 }
@media (max-width: 45rem) { table, tbody, tr, td { display: block } thead { display: none } tr { padding: .5rem 0 } td { border: 0; padding: .1rem 0 } }
</style>
<h1>Break-in report</h1>
<p>${escapeHtml(stack)}, ${escapeHtml(when)}</p>
<p class="verdict">${escapeHtml(summary(results))}</p>
<p>Each attempt has an administrator’s own, valid session and tries to get beyond it. It passes here only if the
stack gave exactly the expected answer, nothing of another administrator was in it, and the stack was still there afterwards.</p>
${groups.map((group) => section(group, results)).join('\n')}
${left.length === 0 ? '' : `<h2>Not made against this stack</h2>\n<ul>${left.map(({ name, why }) => `<li>${escapeHtml(name)}: ${escapeHtml(why)}</li>`).join('')}</ul>`}
</html>
`
}

/** `143 attempts, 143 as expected` */
export function summary(results: readonly Result[]): string {
  const asExpected = results.filter(({ surprise }) => surprise === undefined).length
  const count = (is: string) => results.filter(({ attempt }) => attempt.expected.is === is).length
  const [own, whole] = [count('own items'), count('whole items')]
  const refused = results.length - own - whole
  const byLead = whole === 0 ? '' : `, ${whole} allowed to the lead alone`
  const verdict =
    asExpected === results.length
      ? `${refused} refused, ${own} answered with one’s own rows only${byLead}: all as expected`
      : `${results.length - asExpected} NOT as expected`
  return `${results.length} attempts: ${verdict}`
}

function section(group: string, results: readonly Result[]): string {
  const rows = results
    .filter((result) => result.group === group)
    .map(
      ({ attempt, answer, surprise }) =>
        `<tr><td>${escapeHtml(attempt.name)}<td>${escapeHtml(attempt.tries)}<td>${attempt.layer}<td>${answer.status} ${escapeHtml(answer.type)}${answer.message === '' ? '' : `<br>${escapeHtml(answer.message)}`}<td>${surprise === undefined ? 'as expected' : `<span class="bad">${escapeHtml(surprise)}</span>`}`,
    )
  return `<h2>${escapeHtml(group)}</h2>
<table><thead><tr><th scope="col">Attempt<th scope="col">What it tries<th scope="col">Stopped by<th scope="col">Answer<th scope="col">Verdict</thead>
<tbody>${rows.join('\n')}</tbody></table>`
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}

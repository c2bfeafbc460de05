/** The report's styles: on a light or dark screen, narrow or wide, and on paper. */
export const reportStyles = `
:root {
  color-scheme: light dark;
  --ground: #fbfbfa; --sheet: #fff; --ink: #1c2126; --quiet: #5c6670; --line: #e2e5e8;
  --good: #17693f; --good-wash: #e7f4ec; --bad: #b01e1e; --bad-wash: #fdeaea;
  font: 15px/1.5 system-ui, -apple-system, "Segoe UI", sans-serif;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #14181c; --sheet: #1b2025; --ink: #e8eaed; --quiet: #a0a9b2; --line: #2f363d;
    --good: #6fcf97; --good-wash: #16301f; --bad: #ff8f8f; --bad-wash: #3a1a1a;
  }
}
* { box-sizing: border-box }
body { margin: 0; background: var(--ground); color: var(--ink) }
main { max-width: 72rem; margin: 0 auto; padding: 2.5rem 1.5rem 4rem }
h1 { margin: 0; font-size: 1.75rem; line-height: 1.2; letter-spacing: -.01em }
h2 { margin: 0; font-size: 1.125rem }
p { margin: 0; max-width: 46rem }
a { color: inherit }
.where { margin: .5rem 0 1.5rem; color: var(--quiet); overflow-wrap: anywhere }
.verdict { max-width: none; padding: .875rem 1.125rem; border-radius: .5rem; font-weight: 600; background: var(--good-wash); color: var(--good) }
.verdict.bad { background: var(--bad-wash); color: var(--bad) }
.method { margin: 1.25rem 0 2rem; color: var(--quiet); overflow-wrap: anywhere }
.overview { display: grid; grid-template-columns: repeat(auto-fit, minmax(20rem, 1fr)); gap: 2.5rem; margin-bottom: 1rem }
.overview h2 { margin-bottom: .5rem; font-size: .8125rem; font-weight: 600; color: var(--quiet) }
.overview td:nth-child(2) { width: 4rem; text-align: right; font-variant-numeric: tabular-nums }
.overview td:nth-child(3) { width: 8.5rem; color: var(--quiet) }
section { margin-top: 2.5rem }
section > header { display: flex; align-items: baseline; gap: .75rem; margin-bottom: .625rem }
.count { color: var(--quiet); font-size: .875rem }
table { width: 100%; border-collapse: collapse; background: var(--sheet); border: 1px solid var(--line); table-layout: fixed }
th, td { padding: .5rem .75rem; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); overflow-wrap: anywhere }
tr:last-child > td { border-bottom: 0 }
thead th { font-size: .8125rem; font-weight: 600; color: var(--quiet) }
.attempts th:nth-child(2) { width: 9.5rem } .attempts th:nth-child(3) { width: 42% } .attempts th:nth-child(4) { width: 9.5rem }
.attempts td:first-child { font-weight: 500 }
.tries { display: block; color: var(--quiet); font-size: .8125rem; font-weight: 400 }
.message { display: block; margin-top: .125rem; color: var(--quiet); font: .75rem/1.5 ui-monospace, SFMono-Regular, Menlo, monospace }
.good { color: var(--good); white-space: nowrap } .bad { color: var(--bad) } td .bad { font-weight: 600 }
.left li { margin-bottom: .25rem }
@media (max-width: 45rem) {
  main { padding: 1.5rem 1rem 3rem }
  .overview { grid-template-columns: 1fr; gap: 1.5rem }
  .attempts, .attempts tbody, .attempts tr, .attempts td { display: block }
  .attempts thead { display: none }
  .attempts tr { padding: .625rem .75rem; border-bottom: 1px solid var(--line) }
  .attempts tr:last-child { border-bottom: 0 }
  .attempts td { padding: .0625rem 0; border: 0 }
  .attempts td:nth-child(2)::before { content: "to be stopped by: "; color: var(--quiet) }
}
@media print {
  :root { color-scheme: light; --ground: #fff; --sheet: #fff; --ink: #000; --quiet: #444; --line: #bbb; --good: #0b4f2c; --good-wash: #fff; --bad: #900; --bad-wash: #fff; font-size: 10pt }
  main { max-width: none; padding: 0 }
  .verdict { border: 1px solid currentcolor }
  section > header, thead { break-after: avoid }
  thead { display: table-header-group }
  tr { break-inside: avoid }
}
`

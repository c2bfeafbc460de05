import { spawnSync } from 'node:child_process'
import { installBrowser } from './installBrowser.ts'

/**
 * `npm test` runs every check, the quickest first. It looks for a browser only after the checks that need none.
 *
 * On a terminal the runners show each test. In a file they write a dot for each, without colours.
 */
const isTerminal = process.stdout.isTTY
const short = isTerminal ? [] : ['--', '--reporter=dot']

runCheck('lint')
runCheck('types')
runCheck('test:units', ...short)
installBrowser()
runCheck('build', ...(isTerminal ? [] : ['--', '--logLevel', 'warn']))
runCheck('test:browser', ...short)
console.log('\n✓ every check passed')

/** Ends the process when the check fails. */
function runCheck(check: string, ...settings: string[]): void {
  console.log(`\n▶ npm run ${check}`)
  // Node warns of FORCE_COLOR beside NO_COLOR, in each of the processes that the runners start.
  const { FORCE_COLOR: _, ...plain } = process.env
  const { status } = spawnSync('npm', ['run', '--silent', check, ...settings], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: isTerminal ? process.env : { ...plain, NO_COLOR: '1' },
  })
  if (status === 0) return
  console.error(`\n✗ npm run ${check} failed`)
  process.exit(status ?? 1)
}

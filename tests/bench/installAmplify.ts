import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

const directory = join(import.meta.dirname, 'amplify')

/**
 * Installs Amplify beside the page that uses it, unless it is there: 175 packages and 135 MB, of which the app and its
 * checks use nothing. Their versions are in the page's own lock file, and none of them may run a script.
 */
export function installAmplify(): void {
  if (existsSync(join(directory, 'node_modules/.package-lock.json'))) return
  execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: directory,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
}

import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

const directory = join(import.meta.dirname, 'amplify')

/**
 * Installs Amplify beside the page that uses it, if it is missing: 175 packages and 135 MB, which the app and its checks
 * do not use. The page's own lock file has the versions, and no package may run a script.
 */
export function installAmplify(): void {
  if (existsSync(join(directory, 'node_modules/.package-lock.json'))) return
  execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: directory,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
}

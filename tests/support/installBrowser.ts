import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { findBrowser } from './findBrowser.ts'

/**
 * Installs a browser when there is none: Playwright's download, else Debian's package where that is allowed.
 *
 * @throws Error that says what to install
 */
export function installBrowser(): void {
  const attempts: [string, string[]][] = [['npx', ['playwright', 'install', 'chromium']]]
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    attempts.push(['apt-get', ['update']], ['apt-get', ['install', '-y', 'chromium']])
  }
  for (const [command, args] of attempts) {
    if (findBrowser() !== undefined) return
    console.log(`No Chrome or Chromium found; trying: ${command} ${args.join(' ')}`)
    try {
      execFileSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'] })
    } catch {
      // The next way may work; if none does, the sentence below says so.
    }
  }
  if (findBrowser() === undefined) {
    throw new Error('The browser tests need Chrome or Chromium: install one, or set CHROME_PATH to it.')
  }
}

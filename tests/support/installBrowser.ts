import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { findBrowser } from './findBrowser.ts'

/** One way to install a browser: its name, and its commands. */
type Way = [what: string, ...commands: [string, ...string[]][]]

/**
 * Installs a browser when there is none: Playwright's download, else Debian's package where that is allowed. Says what it
 * installs before it does.
 *
 * @throws Error that says what to install
 */
export function installBrowser(): void {
  const ways: Way[] = [["Playwright's Chromium", ['npx', 'playwright', 'install', 'chromium']]]
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    ways.push(["Debian's package chromium", ['apt-get', 'update'], ['apt-get', 'install', '-y', 'chromium']])
  }
  for (const [what, ...commands] of ways) {
    if (findBrowser() !== undefined) return
    const lines = commands.map((command) => command.join(' ')).join(' && ')
    console.log(`\nThere is no Chromium or Chrome. Installing ${what} for the browser tests: ${lines}`)
    try {
      for (const [command, ...args] of commands) {
        execFileSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'] })
      }
    } catch {
      // The next way may work; if none does, the sentence below says so.
    }
  }
  if (findBrowser() === undefined) {
    throw new Error('The browser tests need Chromium or Chrome: install one, or set CHROME_PATH to it.')
  }
}

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium } from '@playwright/test'
import { findBrowser } from '../support/findBrowser.ts'

/**
 * The bench drives Chromium as a debugger does. With a debugger, Chromium looks up the place of each new Error in the
 * source. To find it, it parses the program a second time, unless it has kept all places. React makes an Error when it
 * loads: without this option, the form comes some 100 ms later at 4×, for which no user waits.
 */
const keepingAllPlaces = '--no-enable-lazy-source-positions'

/** Runs `visit` in a Chromium with an empty profile. */
export async function openBrowser<T>(
  options: readonly string[],
  visit: (context: BrowserContext) => Promise<T>,
): Promise<T> {
  const profile = mkdtempSync(join(tmpdir(), 'leading-keys-'))
  const executablePath = findBrowser()
  // A profile on disk: in the other kind Chromium makes no connection ahead of time.
  const context = await chromium.launchPersistentContext(profile, {
    ...(executablePath === undefined ? {} : { executablePath }),
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      `--js-flags=${keepingAllPlaces}`,
      ...options,
    ],
  })
  try {
    return await visit(context)
  } finally {
    await context.close()
    rmSync(profile, { recursive: true, force: true })
  }
}

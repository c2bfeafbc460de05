import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium } from '@playwright/test'
import { findBrowser } from '../support/findBrowser.ts'

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
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--disable-gpu', ...options],
  })
  try {
    return await visit(context)
  } finally {
    await context.close()
    rmSync(profile, { recursive: true, force: true })
  }
}

import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'

const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
]

/** The Chrome or Chromium of this machine: `CHROME_PATH`, an installed one, or Playwright's own. */
export function findBrowser(): string | undefined {
  return [process.env.CHROME_PATH ?? '', ...installed, chromium.executablePath()].find((path) =>
    existsSync(path),
  )
}

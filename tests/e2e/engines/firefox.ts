import { existsSync } from 'node:fs'
import puppeteer from 'puppeteer-core'
import type { InstalledEngine } from './Engine.ts'

const paths = [
  process.env.FIREFOX_PATH ?? '',
  '/usr/bin/firefox-esr',
  '/usr/bin/firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
  'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
]
const executablePath = paths.find((path) => existsSync(path))

/** Firefox, through its own WebDriver BiDi. selenium-webdriver would need geckodriver, which Debian does not have. */
export const firefox: InstalledEngine = {
  name: 'Firefox',
  missing: executablePath === undefined ? 'firefox-esr' : undefined,
  async launch() {
    const browser = await puppeteer.launch({
      browser: 'firefox',
      ...(executablePath === undefined ? {} : { executablePath }),
      headless: true,
      timeout: 0,
      protocolTimeout: 0,
    })
    const page = await browser.newPage()
    page.setDefaultTimeout(0)
    return {
      async open(url) {
        await page.goto(url)
      },
      evaluate: (script, ...values) => page.evaluate(script, ...values),
      async run(script) {
        await page.evaluate(script)
      },
      async click(selector) {
        await page.click(selector)
      },
      async type(selector, text) {
        await page.click(selector, { count: 3 })
        await page.keyboard.press('Backspace')
        await page.type(selector, text)
      },
      close: () => browser.close(),
    }
  },
}

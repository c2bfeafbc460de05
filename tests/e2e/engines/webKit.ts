import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createServer } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import { Builder, By, Capabilities, type WebDriver } from 'selenium-webdriver'
import type { InstalledEngine } from './Engine.ts'

const driver = '/usr/bin/WebKitWebDriver'
const virtualScreen = '/usr/bin/xvfb-run'
const missing = [
  ...(existsSync(driver) ? [] : ['webkit2gtk-driver']),
  ...(existsSync(virtualScreen) ? [] : ['xvfb']),
]

/** Debian's WebKit, the engine of Safari, in a window on an invisible screen. */
export const webKit: InstalledEngine = {
  name: 'WebKit',
  missing: missing.length === 0 ? undefined : missing.join(' '),
  async launch() {
    const port = await freePort()
    const child = spawn(virtualScreen, ['-a', driver, `--port=${port}`], { detached: true, stdio: 'ignore' })
    const session = await connect(`http://127.0.0.1:${port}`)
    return {
      open: (url) => session.get(url),
      evaluate: (script, ...values) =>
        session.executeScript(`return (${String(script)}).apply(null, arguments)`, ...values),
      run: (script) => session.executeScript(script),
      click: (selector) => session.findElement(By.css(selector)).click(),
      async type(selector, text) {
        const field = session.findElement(By.css(selector))
        await field.clear()
        await field.sendKeys(text)
      },
      async close() {
        await session.quit().catch(() => {})
        end(child)
      },
    }
  },
}

/** The driver listens only after a moment. */
async function connect(server: string): Promise<WebDriver> {
  const capabilities = new Capabilities({ browserName: 'MiniBrowser' })
  for (;;) {
    try {
      await fetch(`${server}/status`)
      break
    } catch {
      await setTimeout(100)
    }
  }
  return new Builder().usingServer(server).withCapabilities(capabilities).build()
}

/** Ends xvfb-run with the screen and the driver that it started. */
function end({ pid }: ChildProcess): void {
  if (pid !== undefined) process.kill(-pid)
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject).listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}

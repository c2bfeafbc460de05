import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect } from '@playwright/test'

export interface Server {
  /** `http://localhost:PORT` */
  origin: string
  /** The server's output. It contains the emails. */
  terminal: () => string
  stop: () => Promise<void>
}

/**
 * Serves the production build with its own local AWS, for a test that changes users or reads their emails.
 * `offset` is the port's distance from the one that all other tests share, and different for each test.
 */
export async function startServer(offset: number, ...settings: string[]): Promise<Server> {
  const port = Number(process.env.E2E_PORT ?? 5179) + offset
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', 'tests/support/serveForBrowser.ts', String(port), ...settings],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  let printed = ''
  child.stdout.on('data', (chunk) => {
    printed += String(chunk)
  })
  await expect
    .poll(() => (child.exitCode === null ? printed : 'ended'), { timeout: 600_000 })
    .toMatch(/Password of each|^ended$/)
  expect(child.exitCode).toBeNull()
  return {
    origin: `http://localhost:${port}`,
    terminal: () => printed,
    async stop() {
      child.kill()
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
    },
  }
}

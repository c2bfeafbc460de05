import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

/**
 * Measures how long `npm start` takes to its first answer and to /config.json: with an empty state (it makes 10,000
 * agents) and with a kept one. Run: npx tsx tests/bench/start.ts
 */
const port = 5187
const repository = resolve(import.meta.dirname, '../..')

async function until(path: string, begun: number): Promise<number> {
  for (;;) {
    const response = await fetch(`http://localhost:${port}${path}`).catch(() => undefined)
    if (response?.ok) return performance.now() - begun
    await new Promise((again) => setTimeout(again, 10))
  }
}

async function measure(directory: string): Promise<string> {
  const begun = performance.now()
  // The same as "npm start" in another directory, so that the developer's own state does not change.
  const server = spawn('npx', ['tsx', 'aws/cli/start.ts', '--port', String(port), '--state', directory], {
    cwd: repository,
    stdio: 'ignore',
    detached: true,
  })
  const page = await until('/', begun)
  const config = await until('/config.json', begun)
  if (server.pid !== undefined) process.kill(-server.pid)
  await new Promise((ended) => server.once('exit', ended))
  return `page ${Math.round(page)} ms, config.json ${Math.round(config)} ms`
}

const directory = mkdtempSync(join(tmpdir(), 'leading-keys-'))
try {
  console.log(`empty state  ${await measure(directory)}`)
  console.log(`kept state   ${await measure(directory)}`)
} finally {
  rmSync(directory, { recursive: true, force: true })
}
